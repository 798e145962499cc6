package dev.cardfile.simulation;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.contact.MatchingField;
import dev.cardfile.contact.TextField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One location as docs/compatibility.md describes it, in the plainest code that can be: a list of
 * contacts, searched from the oldest.
 */
final class Model {

  private final List<Person> people = new ArrayList<>();
  private final List<Person> gone = new ArrayList<>();
  private final List<String> businesses = new ArrayList<>();
  boolean allowDuplicates;
  List<MatchingField> order = List.of(MatchingField.EMAIL, MatchingField.PHONE);

  static final class Person {
    final String id;
    final Map<MatchingField, List<String>> former = new EnumMap<>(MatchingField.class);
    final Map<MatchingField, String> primary = new EnumMap<>(MatchingField.class);
    @Nullable String firstName;
    @Nullable String city;
    @Nullable String custom;
    List<String> tags = List.of();
    @Nullable String business;

    /** All that was ever held, in the order in which it came. */
    final Map<MatchingField, Set<String>> ever = new EnumMap<>(MatchingField.class);

    Person(String id) {
      this.id = id;
      for (MatchingField field : MatchingField.values()) {
        former.put(field, new ArrayList<>());
        ever.put(field, new LinkedHashSet<>());
      }
    }

    void makePrimary(MatchingField field, String value) {
      primary.put(field, value);
      ever.get(field).add(value);
    }

    /** A value that is or was held, counted over and over; null where there is none. */
    @Nullable String value(MatchingField field, int which) {
      List<String> values = List.copyOf(ever.get(field));
      return values.isEmpty() ? null : values.get(which % values.size());
    }

    boolean holds(MatchingField field, String value) {
      return value.equals(primary.get(field)) || former.get(field).contains(value);
    }

    @Override
    public String toString() {
      return describe(id, primary, former, firstName, city, custom, tags, business);
    }
  }

  /**
   * What the upsert is to come to.
   *
   * @param warnings as words, in no order
   */
  record Expected(boolean created, Person person, Set<String> warnings) {}

  List<Person> people() {
    return people;
  }

  Expected upsert(Step.Upsert sent, String idIfNew) {
    List<MatchingField> lookUp = order;
    if (allowDuplicates) {
      lookUp = sent.createNew() ? List.of() : List.of(MatchingField.EMAIL, MatchingField.PHONE);
    }
    Person target = null;
    MatchingField withheld = null;
    Set<String> warnings = new TreeSet<>();
    for (MatchingField field : lookUp) {
      Person found = oldest(field, sent.value(field).given());
      if (target == null) {
        target = found;
      } else if (found != null && found != target) {
        withheld = field;
        warnings.add("withheld " + field + " of " + found.id);
      }
    }
    boolean created = target == null;
    if (target == null) {
      target = new Person(idIfNew);
      people.add(target);
    }
    write(target, sent, withheld, warnings);
    return new Expected(created, target, warnings);
  }

  /**
   * What a creation or a change is to come to.
   *
   * @param person null when nothing is written
   * @param taken which field is taken by whom; null when none is
   */
  record Placed(@Nullable Person person, @Nullable String taken) {}

  Placed create(Step.Upsert said, String idIfNew) {
    Person person = new Person(idIfNew);
    Placed placed = change(person, said);
    if (placed.taken() == null) {
      people.add(person);
    }
    return placed;
  }

  Placed change(Person person, Step.Upsert said) {
    for (MatchingField field : allowDuplicates ? List.<MatchingField>of() : order) {
      String value = said.value(field).given();
      Person holder = oldest(field, value);
      boolean moves = value != null && !value.equals(person.primary.get(field));
      if (moves && holder != null && holder != person) {
        return new Placed(null, field + " by " + holder.id);
      }
    }
    for (MatchingField field : MatchingField.values()) {
      String value = said.value(field).over(person.primary.get(field));
      if (value == null) {
        person.primary.remove(field);
      } else {
        person.makePrimary(field, value);
        person.former.get(field).remove(value);
      }
    }
    writePlain(person, said);
    return new Placed(person, null);
  }

  /** Of each value that anybody ever held the oldest holder; empty where nobody holds it now. */
  Map<MatchKey, Optional<ContactId>> oldestHolders() {
    Map<MatchKey, Optional<ContactId>> holders = new HashMap<>();
    for (MatchingField field : MatchingField.values()) {
      Stream.of(people, gone)
          .flatMap(List::stream)
          .flatMap(person -> person.ever.get(field).stream())
          .forEach(value ->
              holders.put(
                  new MatchKey(field, value),
                  Optional.ofNullable(oldest(field, value))
                      .map(person -> new ContactId(person.id))));
    }
    return holders;
  }

  void delete(Person person) {
    people.remove(person);
    gone.add(person);
  }

  /** The person who is counted so from the oldest, over and over; null for 0, and for nobody. */
  @Nullable Person person(int whom) {
    return whom == 0 || people.isEmpty() ? null : people.get((whom - 1) % people.size());
  }

  List<String> businesses() {
    return businesses;
  }

  /** The business that is counted so from the oldest; null for 0, and where there is none. */
  @Nullable String business(int which) {
    return which == 0 || which > businesses.size() ? null : businesses.get(which - 1);
  }

  /** Deletes a business, and tells who belonged to it. */
  List<Person> deleteBusiness(String id) {
    businesses.remove(id);
    List<Person> members = people.stream().filter(each -> id.equals(each.business)).toList();
    members.forEach(each -> each.business = null);
    return members;
  }

  static void tag(Person person, boolean add, List<String> sent) {
    List<String> tags = new ArrayList<>(person.tags);
    for (String name : sent) {
      String tag = name.strip().toLowerCase(Locale.ROOT);
      boolean has = tags.contains(tag);
      if (add && !has && !tag.isEmpty()) {
        tags.add(tag);
      } else if (!add) {
        tags.remove(tag);
      }
    }
    person.tags = tags;
  }

  @Nullable Person oldest(MatchingField field, @Nullable String value) {
    for (Person person : people) {
      if (value != null && person.holds(field, value)) {
        return person;
      }
    }
    return null;
  }

  private static void write(
      Person person, Step.Upsert sent, @Nullable MatchingField withheld, Set<String> warnings) {
    for (MatchingField field : MatchingField.values()) {
      if (field != withheld) {
        write(person, field, sent.value(field), warnings);
      }
    }
    writePlain(person, sent);
  }

  private static void writePlain(Person person, Step.Upsert sent) {
    person.firstName = sent.firstName().over(person.firstName);
    person.city = sent.city().over(person.city);
    person.custom = sent.customValue().over(person.custom);
    if (sent.tags() != null) {
      person.tags = sent.tags();
    }
  }

  private static void write(
      Person person, MatchingField field, Edit<String> edit, Set<String> warnings) {
    String old = person.primary.get(field);
    String value = edit.over(old);
    if (value == null) {
      person.primary.remove(field);
    } else if (!value.equals(old)) {
      List<String> former = person.former.get(field);
      former.remove(value);
      if (old != null) {
        former.addFirst(old);
        warnings.add("replaced " + field + " " + old);
      }
      if (former.size() > 10) {
        warnings.add("dropped " + field + " " + former.removeLast());
      }
      person.makePrimary(field, value);
    }
  }

  /** A contact in the same words as a person of this model. */
  static String describe(Contact contact) {
    Map<MatchingField, String> primary = new EnumMap<>(MatchingField.class);
    Map<MatchingField, List<String>> former = new EnumMap<>(MatchingField.class);
    for (MatchingField field : MatchingField.values()) {
      String value = contact.held(field).primary();
      if (value != null) {
        primary.put(field, value);
      }
      former.put(field, contact.held(field).additional());
    }
    CustomValue custom = contact.customFields().values().get(History.FIELD_ID);
    return describe(
        contact.id().value(),
        primary,
        former,
        contact.name().first(),
        contact.texts().get(TextField.CITY),
        custom instanceof CustomValue.Text(String text) ? text : null,
        contact.tags().names(),
        contact.texts().get(TextField.BUSINESS_ID));
  }

  private static String describe(
      String id,
      Map<MatchingField, String> primary,
      Map<MatchingField, List<String>> former,
      @Nullable String firstName,
      @Nullable String city,
      @Nullable String custom,
      List<String> tags,
      @Nullable String business) {
    return "%s %s former %s name %s city %s custom %s tags %s business %s"
        .formatted(id, primary, former, firstName, city, custom, tags, business);
  }
}
