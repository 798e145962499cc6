package dev.cardfile.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationProfile;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.upsert.FieldsFull;
import dev.cardfile.upsert.LeftDeleted;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.upsert.TagsFull;
import dev.cardfile.upsert.UpsertOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.WriteOutcome;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.ContactAnswers;
import dev.cardfile.wire.contact.OptionsReader;
import dev.cardfile.wire.contact.UpsertReader;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.Writes;
import dev.cardfile.write.work.Work;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A dry run writes nothing, and the real run after it has the same answer, except for ids, times
 * and revision; and an explanation changes nothing else. Tested with random requests with every
 * option, in locations of every kind.
 */
@ParameterizedClass
@EnumSource(StoreKind.class)
class DryRunTest {

  private static final int REQUESTS = 2_000;
  private static final int MANY_REQUESTS = 100_000;
  private static final int MOST_CONTACTS = 40;

  /** One request in so many compares all rows, which takes as long as many requests. */
  private static final int LOOKS = 50;

  private static final Set<String> TIMES = Set.of("dateAdded", "dateUpdated", "lastActivity");

  @Parameter private StoreKind kind;

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final Set<String> happened = new TreeSet<>();
  private final ContactAnswers answers = new ContactAnswers();

  private Instant now = Instant.parse("2026-11-25T12:00:00Z");
  private final InstantSource clock = () -> now;
  private final UpsertReader reader = new UpsertReader(clock);

  private StoreFixture database;
  private Stores stores;
  private Writes writes;
  private List<Location> locations;

  @BeforeEach
  void open() {
    System.out.println("dry runs on " + kind + ": seed " + seed);
    database = kind.newFixture();
    // Otherwise the index would be written in the background while all rows are compared.
    StoreSettings settings = StoreSettings.DEFAULT.withUnindexed(Integer.MAX_VALUE);
    stores = database.open(settings, StoreEvents.NONE);
    writes = Writes.over(stores.transactions(), clock, new IdSequence(clock, random));
    locations =
        Stream.of(
                location("strict", false, null, MatchingField.EMAIL, MatchingField.PHONE),
                location("reverse", false, null, MatchingField.PHONE, MatchingField.EMAIL),
                location("phone", false, InvalidValues.DROP, MatchingField.PHONE),
                location("lax", true, InvalidValues.REFUSE, MatchingField.EMAIL))
            .map(this::create)
            .toList();
  }

  private Location create(Location location) {
    stores.locations().create(location);
    for (CustomFieldDefinition field :
        List.of(field("f1", CustomFieldType.TEXT), field("f2", CustomFieldType.NUMERICAL))) {
      writes.locations().addField(location.id(), Writing.TEST, field);
    }
    return stores.locations().find(location.id()).orElseThrow();
  }

  private static CustomFieldDefinition field(String id, CustomFieldType type) {
    return new CustomFieldDefinition(id, "key_" + id, "Field " + id, type, List.of());
  }

  private static Location location(
      String id, boolean duplicates, @Nullable InvalidValues invalid, MatchingField... order) {
    return new Location(
        new LocationId(id),
        id,
        null,
        null,
        null,
        new DuplicatePreference(duplicates, new MatchOrder(List.of(order))),
        LocationProfile.NONE,
        invalid,
        CustomFieldDefinitions.NONE,
        0);
  }

  @AfterEach
  void close() {
    stores.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  @Test
  void theRealRunIsAnsweredAsTheDryOne() {
    run(REQUESTS);
    assertThat(happened)
        .contains(
            "refused",
            "created",
            "contested_by_email",
            "contested_by_phone",
            "matched_by_email",
            "matched_by_phone",
            "created_by_id",
            "changed_by_id",
            "taken",
            "missing",
            "kept",
            "invalid",
            "withheld",
            "replaced",
            "ignored");
  }

  @Tag("long")
  @Test
  void theRealRunIsAnsweredAsTheDryOneManyTimes() {
    run(MANY_REQUESTS);
  }

  private void run(int requests) {
    for (int i = 0; i < requests; i++) {
      Location location = any(locations);
      List<String> contacts = database.contactIds(location.id());
      if (contacts.size() > MOST_CONTACTS) {
        ContactId gone = new ContactId(any(contacts));
        writes.run(writes.contacts().delete(location.id(), Writing.TERMS, gone));
      } else {
        request(location, contacts, i % LOOKS == 0);
      }
    }
  }

  /** Runs a request three times: dry, dry with the other choice of explanation, and real. */
  private void request(Location location, List<String> contacts, boolean looks) {
    Form form = any(List.of(Form.values()));
    String id = contacts.isEmpty() || random.nextInt(20) == 0 ? "nobody" : any(contacts);
    String body = body(form, location);
    String options = options();
    boolean explains = random.nextBoolean();
    Function<String, Object> run =
        query -> answer(form, location, new ContactId(id), body, options + query);
    String as = form + " " + id + " " + options + " " + body + ": seed " + seed;

    List<String> before = looks ? database.everything() : List.of();
    Object dry = run.apply("dryRun=true&explain=" + explains);
    Object other = run.apply("dry_run=true&explain=" + !explains);
    if (looks) {
      assertThat(database.everything()).as(as).isEqualTo(before);
    }
    now = now.plusMillis(random.nextInt(3));
    Object real = run.apply("explain=" + explains);

    if (real instanceof JsonObject answer) {
      assertThat(((JsonObject) dry).get("dryRun")).as(as).isEqualTo(new JsonBoolean(true));
      assertThat(answer.get("dryRun")).as(as).isNull();
    }
    assertThat(comparable(dry)).as(as).isEqualTo(comparable(real));
    assertThat(unexplained(dry)).as(as).isEqualTo(unexplained(other));
  }

  private enum Form {
    UPSERT,
    CREATION,
    CHANGE
  }

  /** Returns the body of the answer, or the problem. */
  private Object answer(Form form, Location location, ContactId id, String text, String query) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    OptionsReader.Said options = OptionsReader.read(query);
    Reading<Problem> reading =
        switch (form) {
          case UPSERT -> reader.read(body, options, location, Attribution.UNKNOWN);
          case CREATION -> reader.readCreation(body, options, location, Attribution.UNKNOWN);
          case CHANGE -> reader.readChange(body, options, location, Attribution.UNKNOWN);
        };
    return switch (reading) {
      case Reading.Refused<Problem>(Problem problem) -> {
        happened.add("refused");
        yield problem;
      }
      case Reading.Accepted<Problem>(UpsertRequest request) ->
          switch (form) {
            case UPSERT ->
                upserted(
                    done(writes.upserts().upsert(location, Writing.TERMS, request)),
                    options,
                    location);
            case CREATION ->
                written(
                    done(writes.contacts().create(location, Writing.TERMS, request)),
                    written ->
                        answers.created(
                            written, options.options(), location.id(), ApiVersion.V3, "t"));
            case CHANGE ->
                written(
                    done(writes.contacts().change(location, Writing.TERMS, id, request)),
                    written ->
                        answers.changed(
                            written, options.options(), location.id(), ApiVersion.V3, "t"));
          };
    };
  }

  private <R> R done(Work<Attempt<R>> work) {
    return ((Attempt.Done<R>) writes.run(work)).result();
  }

  private Object upserted(UpsertOutcome outcome, OptionsReader.Said options, Location location) {
    return switch (outcome) {
      case UpsertResult result ->
          parsed(
              answers.upsert(
                  result, options.options(), location.id(), ApiVersion.V2021_07_28, "t"));
      case TagsFull full -> full;
      case FieldsFull full -> full;
      case PreconditionFailed failed -> failed;
      case LeftDeleted left -> left;
    };
  }

  private Object written(WriteOutcome outcome, Function<WriteOutcome.Written, byte[]> answer) {
    return switch (outcome) {
      case WriteOutcome.Written written -> parsed(answer.apply(written));
      case WriteOutcome.Taken(MatchingField field, Contact holder) -> {
        happened.add("taken");
        yield field + " of " + holder.id();
      }
      case WriteOutcome.Missing missing -> {
        happened.add("missing");
        yield missing;
      }
      case TagsFull full -> full;
      case FieldsFull full -> full;
      case PreconditionFailed failed -> failed;
    };
  }

  private JsonObject parsed(byte[] body) {
    JsonObject answer = ((JsonReader.Parsed.Body) JsonReader.read(body)).object();
    List<String> words = new ArrayList<>();
    if (answer.get("explain") instanceof JsonObject explain) {
      words.add(JsonWriter.compact(explain.get("outcome")));
    }
    String warnings = answer.get("warnings") == null ? "" : answer.get("warnings").toString();
    Stream.of("kept", "invalid", "withheld", "replaced", "dropped", "ignored")
        .filter(code -> warnings.contains("value=" + code + "]"))
        .forEach(words::add);
    words.forEach(word -> happened.add(word.replace("\"", "")));
    return answer;
  }

  /** Returns an answer without the values that may differ. */
  private static Object comparable(Object answer) {
    if (!(answer instanceof JsonObject whole)) {
      return answer;
    }
    SequencedMap<String, Json> members = new LinkedHashMap<>(whole.members());
    members.remove("dryRun");
    members.computeIfPresent("contact", (name, contact) -> without((JsonObject) contact));
    members.computeIfPresent("explain", (name, explain) -> withoutDryRun((JsonObject) explain));
    return JsonWriter.compact(new JsonObject(members));
  }

  private static JsonObject without(JsonObject contact) {
    SequencedMap<String, Json> members = new LinkedHashMap<>(contact.members());
    members.keySet().removeAll(TIMES);
    members.remove("id");
    return new JsonObject(members);
  }

  private static JsonObject withoutDryRun(JsonObject explain) {
    SequencedMap<String, Json> members = new LinkedHashMap<>(explain.members());
    SequencedMap<String, Json> options =
        new LinkedHashMap<>(((JsonObject) explain.get("options")).members());
    options.remove("dryRun");
    members.put("options", new JsonObject(options));
    return new JsonObject(members);
  }

  private static Object unexplained(Object answer) {
    if (!(answer instanceof JsonObject whole)) {
      return answer;
    }
    SequencedMap<String, Json> members = new LinkedHashMap<>(whole.members());
    members.remove("explain");
    return JsonWriter.compact(new JsonObject(members));
  }

  private String options() {
    StringBuilder query = new StringBuilder();
    for (String option :
        List.of("tags=add", "tags=remove", "fields=fillEmpty", "invalid=drop", "invalid=refuse")) {
      String name = option.substring(0, option.indexOf('='));
      if (random.nextInt(3) == 0 && query.indexOf(name) < 0) {
        query.append(option).append('&');
      }
    }
    if (random.nextInt(50) == 0) {
      query.append("fields=all&");
    }
    return query.toString();
  }

  private String body(Form form, Location location) {
    List<String> members = new ArrayList<>();
    if (form != Form.CHANGE) {
      members.add(member("locationId", location.id().value()));
    }
    maybe(members, 2, "email", "null", "'bad'", "7", email(), email(), email(), email());
    maybe(members, 2, "phone", "null", "'12'", "'+39'", phone(), phone(), phone(), phone());
    maybe(members, 4, "firstName", "null", "'Mina'", "'Ana'", "7", "''");
    maybe(members, 4, "lastName", "null", "'Okoro'", "'Deo'");
    maybe(members, 4, "name", "null", "'Mina Okoro'", "'Ana'", "'Ana Maria Deo'");
    maybe(members, 4, "city", "null", "'Bonn'", "'Lagos'", "{}");
    maybe(members, 6, "source", "null", "'a'", "'b'");
    maybe(members, 6, "country", "'US'", "'de'", "'XX'", "null");
    maybe(members, 6, "dateOfBirth", "'1990-09-25'", "'1991-01-01'", "'never'", "null");
    maybe(members, 6, "dnd", "true", "false", "'yes'", "null");
    maybe(members, 3, "tags", "[]", "['a']", "['a','B',' c ']", "['d',7]", "[7]", "null", "''");
    maybe(
        members,
        4,
        "dndSettings",
        "{'SMS':{'status':'active'}}",
        "{'SMS':{'status':'inactive','message':7},'Call':null}",
        "{'Email':{'status':'on'},'fb':{'status':'active'}}");
    maybe(members, 8, "inboundDndSettings", "{'all':{'status':'active'}}", "{'all':{}}");
    maybe(
        members,
        3,
        "customFields",
        "[{'id':'f1','value':'x'}]",
        "[{'key':'key_f1','value':'y'},{'id':'f2','value':42}]",
        "[{'id':'f2','value':'42.0'},{'id':'f1','value':null}]",
        "[{'id':'f2','value':'many'},{'id':'f9','value':1},7]",
        "[{'id':'f1','value':''},{'key':'f1','value':'z'}]");
    if (form == Form.UPSERT) {
      maybe(members, 4, "createNewIfDuplicateAllowed", "true", "false");
    } else {
      maybe(members, 6, "type", "'customer'", "null");
    }
    maybe(members, 40, "zebra", "1");
    return "{" + String.join(",", members) + "}";
  }

  private String email() {
    return "'" + (char) ('a' + random.nextInt(14)) + "@example.com'";
  }

  private String phone() {
    return "'+12125550%03d'".formatted(100 + random.nextInt(14));
  }

  private static String member(String name, String text) {
    return "\"" + name + "\":\"" + text + "\"";
  }

  /** Adds the member with a probability of one in {@code oneIn}. */
  private void maybe(List<String> members, int oneIn, String name, String... values) {
    if (random.nextInt(oneIn) == 0) {
      String value = values[random.nextInt(values.length)];
      members.add("\"" + name + "\":" + value.replace('\'', '"'));
    }
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
