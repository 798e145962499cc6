package dev.cardfile.simulation;

import dev.cardfile.contact.Edit;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.LocationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Generates the steps of a history. Most values come from a small pool, so that they collide; some
 * are new, so that contacts gather more values than they may keep.
 */
final class History {

  static final String FIELD_ID = "6dvNaf7VhkQ9snc5vnjJ";
  private static final int POOL = 2;
  private static final int MOST_ROWS = 9;

  /** Few enough that some keys are used twice while their outcomes are kept. */
  private static final int KEYS = 20;

  /**
   * The number of new values for which a topic tag stays the same; about every fifth request sends
   * it.
   */
  private static final int USES_OF_A_TAG = 5;

  private static final List<List<MatchingField>> ORDERS =
      List.of(
          List.of(MatchingField.EMAIL, MatchingField.PHONE),
          List.of(MatchingField.PHONE, MatchingField.EMAIL),
          List.of(MatchingField.EMAIL),
          List.of(MatchingField.PHONE));

  private static final List<Step.Conditional.Wish> WISHES = List.of(Step.Conditional.Wish.values());

  private static final List<Step.Crossed.Way> WAYS = List.of(Step.Crossed.Way.values());

  private static final List<List<String>> TAGS =
      List.of(List.of(" One"), List.of("two", "THREE "), List.of("three", "", "four"), List.of());

  private final Random random;
  private final List<LocationId> locations;
  private int fresh = POOL;

  History(long seed, List<LocationId> locations) {
    this.random = new Random(seed);
    this.locations = locations;
  }

  /** Returns a batch of upserts, some of which are about the same person. */
  Step.Batch batch() {
    LocationId location = location();
    List<Step.Batch.Row> rows = new ArrayList<>();
    for (int left = random.nextInt(2, MOST_ROWS); left > 0; left--) {
      Step.Upsert said = said(location, true, random.nextInt(25) == 0);
      rows.add(new Step.Batch.Row(said, random.nextInt(5) == 0 ? pick(WISHES) : null));
    }
    return new Step.Batch(location, rows);
  }

  Step next() {
    int dice = random.nextInt(100);
    if (dice < 1) {
      return new Step.Restart();
    }
    if (dice < 5) {
      return new Step.Settings(location(), random.nextInt(3) == 0, pick(ORDERS));
    }
    if (dice < 11) {
      return new Step.Tick(Duration.ofMillis(random.nextInt(2000) - 500));
    }
    if (dice < 15) {
      return new Step.Create(said(true, false));
    }
    if (dice < 19) {
      return new Step.Change(whom(), said(false, false));
    }
    if (dice < 20) {
      return new Step.Delete(location(), whom());
    }
    if (dice < 23) {
      return new Step.Tag(location(), whom(), random.nextBoolean(), pick(TAGS));
    }
    if (dice < 26) {
      return new Step.Link(location(), List.of(few(), few()), random.nextInt(3));
    }
    if (dice < 28) {
      return new Step.NewBusiness(location());
    }
    if (dice < 29) {
      return new Step.DeleteBusiness(location(), random.nextInt(1, 3));
    }
    if (dice < 35) {
      return new Step.Crossed(pick(WAYS), location(), whom(), value(), value());
    }
    if (dice < 41) {
      return goingBack();
    }
    if (dice < 51) {
      return cautious();
    }
    return said(true, random.nextInt(25) == 0);
  }

  private Step goingBack() {
    int dice = random.nextInt(10);
    if (dice < 6) {
      int back = random.nextBoolean() ? 0 : random.nextInt(25);
      return new Step.Undo(location(), back, random.nextInt(3) == 0);
    }
    boolean gone = random.nextInt(4) > 0;
    return dice < 9
        ? new Step.Restore(location(), whom(), gone)
        : new Step.Erase(location(), whom(), gone && random.nextBoolean());
  }

  /** Returns a dry run, a conditional request, or one that may be repeated safely. */
  private Step cautious() {
    return switch (random.nextInt(16)) {
      case 0 -> new Step.EraseAndAgain();
      case 1, 2 -> new Step.DryRun(said(true, random.nextInt(10) == 0));
      case 3, 4, 5 -> new Step.Conditional(pick(WISHES), said(true, false));
      case 6, 7, 8 -> new Step.Conditional(pick(WISHES), named());
      case 9, 10, 11, 12 ->
          new Step.Keyed(said(true, random.nextInt(4) == 0), random.nextInt(KEYS));
      default -> new Step.Again(random.nextInt(4));
    };
  }

  private Step named() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> new Step.Change(whom(), said(false, false));
      case 2 -> new Step.Delete(location(), whom());
      default -> new Step.Restore(location(), whom(), true);
    };
  }

  /**
   * Chooses anybody, or sometimes nobody; rarely the first contacts, which gather more values than
   * they may keep.
   */
  private int whom() {
    return random.nextInt(8) == 0 ? 0 : random.nextInt(1, 200);
  }

  /** Chooses one of the oldest contacts, so that linked contacts are linked again. */
  private int few() {
    return random.nextInt(12);
  }

  private Step.Crossed.Value value() {
    return new Step.Crossed.Value(whom(), random.nextInt(20));
  }

  private Step.Upsert said(boolean named, boolean createNew) {
    return said(location(), named, createNew);
  }

  private Step.Upsert said(LocationId location, boolean named, boolean createNew) {
    List<String> members = new ArrayList<>();
    if (named) {
      members.add(member("locationId", quoted(location.value())));
    }
    Edit<String> email = matching("email", "p%d@example.com", this::spellEmail, members);
    Edit<String> phone = matching("phone", "+1212555%04d", this::spellPhone, members);
    Edit<String> firstName = plain("firstName", List.of("Ann", "Bob"), members);
    Edit<String> city = plain("city", List.of("Dolomite", "Chihuahua"), members);
    Edit<String> custom = custom(members);
    List<String> tags = tags(members);
    if (createNew) {
      members.add(member("createNewIfDuplicateAllowed", "true"));
    }
    String body = "{" + String.join(",", members) + "}";
    return new Step.Upsert(location, body, email, phone, firstName, city, custom, tags, createNew);
  }

  private Edit<String> matching(
      String name, String form, UnaryOperator<String> spell, List<String> members) {
    int dice = random.nextInt(100);
    if (dice < 20) {
      return Edit.keep();
    }
    if (dice < 25) {
      members.add(member(name, quoted("  ")));
      return Edit.keep();
    }
    if (dice < 33) {
      members.add(member(name, "null"));
      return Edit.clear();
    }
    int number = dice < 65 ? fresh++ : random.nextInt(POOL);
    String value = form.formatted(number);
    members.add(member(name, quoted(spell.apply(value))));
    return Edit.put(value);
  }

  private String spellEmail(String email) {
    return switch (random.nextInt(3)) {
      case 0 -> email.toUpperCase(Locale.ROOT);
      case 1 -> "  " + email + " ";
      default -> email;
    };
  }

  private String spellPhone(String phone) {
    String area = phone.substring(2, 5);
    String exchange = phone.substring(5, 8);
    String line = phone.substring(8);
    return switch (random.nextInt(5)) {
      case 0 -> "(%s) %s-%s".formatted(area, exchange, line);
      case 1 -> "%s-%s-%s".formatted(area, exchange, line);
      case 2 -> "+1 %s %s %s".formatted(area, exchange, line);
      case 3 -> "1.%s.%s.%s".formatted(area, exchange, line);
      default -> phone;
    };
  }

  private Edit<String> plain(String name, List<String> values, List<String> members) {
    return switch (random.nextInt(4)) {
      case 0 -> {
        members.add(member(name, "null"));
        yield Edit.clear();
      }
      case 1 -> {
        String value = pick(values);
        members.add(member(name, quoted(value)));
        yield Edit.put(value);
      }
      default -> Edit.keep();
    };
  }

  private Edit<String> custom(List<String> members) {
    List<String> item = new ArrayList<>();
    Edit<String> edit = plain("field_value", List.of("My Text", "Other"), item);
    if (!item.isEmpty()) {
      String reference =
          random.nextBoolean()
              ? member("id", quoted(FIELD_ID))
              : member("key", quoted("contact.my_custom_field"));
      members.add(member("customFields", "[{" + reference + "," + item.getFirst() + "}]"));
    }
    return edit;
  }

  private @Nullable List<String> tags(List<String> members) {
    return switch (random.nextInt(5)) {
      case 0 -> {
        members.add(member("tags", "[]"));
        yield List.of();
      }
      case 1 -> {
        String topical = "topic " + fresh / USES_OF_A_TAG; // new to the location's list
        members.add(member("tags", "[\"Two\", \" one \", \"two\", \"%s\"]".formatted(topical)));
        yield List.of("two", "one", topical);
      }
      default -> null;
    };
  }

  /** Mostly chooses the first location, so that it gathers many contacts. */
  private LocationId location() {
    return random.nextInt(3) > 0 ? locations.getFirst() : pick(locations);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String member(String name, String json) {
    return quoted(name) + ":" + json;
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
