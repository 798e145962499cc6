package dev.cardfile.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.business.Business;
import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.contact.MatchingField;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.store.LocationChange;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreInvariants;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.WorkingSet;
import dev.cardfile.store.Writing;
import dev.cardfile.upsert.Linking;
import dev.cardfile.upsert.ListOutcome;
import dev.cardfile.upsert.TagChange;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.Warning;
import dev.cardfile.upsert.WriteOutcome;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.UpsertReader;
import dev.cardfile.write.LocationView;
import dev.cardfile.write.Writes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories of upserts, creations, changes, deletions, links to businesses, setting changes
 * and restarts, held against a plain model after every step. A failing history is run again with
 * {@code -Dcardfile.seed=SEED}, a longer one with {@code -Dcardfile.steps=N}.
 */
public abstract class UpsertSimulation {

  private static final List<LocationId> LOCATIONS =
      List.of(new LocationId("one"), new LocationId("two"), new LocationId("three"));
  private static final int STEPS = Integer.getInteger("cardfile.steps", 600);

  /** So few that most contacts of a history come into the index of searches. */
  private static final int UNINDEXED = 20;

  private static final List<Long> FIXED_SEEDS = List.of(1L, 3L, 5L);
  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  protected abstract StoreFixture newFixture();

  static LongStream seeds() {
    Long given = Long.getLong("cardfile.seed");
    return given != null
        ? LongStream.of(given)
        : LongStream.concat(
            FIXED_SEEDS.stream().mapToLong(Long::longValue),
            LongStream.of(ThreadLocalRandom.current().nextLong()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyStepDoesWhatTheModelDoes(long seed) {
    System.out.println("simulation: to run this history again, -Dcardfile.seed=" + seed);
    try (Run run = new Run(newFixture(), seed)) {
      for (int step = 0; step < STEPS; step++) {
        run.step(step);
      }
      run.readEverything();
      run.findEverybody();
      if (FIXED_SEEDS.contains(seed)) {
        assertThat(run.happened)
            .as("what a history must show to be worth its time")
            .contains(
                "created", "updated", "refused", "withheld", "replaced", "dropped", "repeated")
            .contains("made", "changed", "taken", "missing", "deleted", "tagged", "untagged")
            .contains("linked", "unlinked", "left", "no business", "crossed", "moved");
      }
    }
  }

  /**
   * A contact that the store was asked for.
   *
   * @param row what the database held of it
   * @param answered what the store was to answer, and did
   */
  private record Read(String row, Contact answered) {}

  /** One history on one database. */
  private static final class Run implements AutoCloseable {

    private final StoreFixture fixture;
    private final History history;
    private final Map<LocationId, Model> models = new HashMap<>();
    private final Map<LocationId, Map<ContactId, Contact>> stored = new HashMap<>();
    private final Map<ContactId, Read> lastRead = new HashMap<>();
    private final Map<LocationId, Map<MatchKey, String>> oldestHolders = new HashMap<>();
    private final Set<String> happened = new TreeSet<>();
    private final IdSequence ids;
    private final UpsertReader reader;
    private Instant now = START;
    private Stores stores;
    private Writes writes;
    private LocationView locations;

    Run(StoreFixture fixture, long seed) {
      this.fixture = fixture;
      this.history = new History(seed, LOCATIONS);
      InstantSource clock = () -> now;
      this.ids = new IdSequence(clock, new Random(seed));
      this.reader = new UpsertReader(clock);
      open();
      for (LocationId id : LOCATIONS) {
        addLocation(id);
        models.put(id, new Model());
        stored.put(id, new LinkedHashMap<>());
        oldestHolders.put(id, new HashMap<>());
      }
    }

    private void open() {
      stores = fixture.open(StoreSettings.DEFAULT.withUnindexed(UNINDEXED), StoreEvents.NONE);
      InstantSource clock = () -> now;
      writes = Writes.over(stores.transactions(), clock, ids);
      locations = new LocationView(stores.locations());
    }

    private void addLocation(LocationId id) {
      stores
          .locations()
          .create(
              new Location(
                  id,
                  "Simulated",
                  new Country("US"),
                  null,
                  null,
                  DuplicatePreference.DEFAULT,
                  CustomFieldDefinitions.NONE,
                  0));
      writes
          .locations()
          .addField(
              id,
              Writing.TEST,
              new CustomFieldDefinition(
                  History.FIELD_ID, "my_custom_field", "Mine", CustomFieldType.TEXT, List.of()));
    }

    void step(int number) {
      Step step = history.next();
      try {
        switch (step) {
          case Step.Restart restart -> {
            readEverything();
            stores.close();
            fixture.check();
            open();
            readEverything();
          }
          case Step.Tick(var by) -> now = now.plus(by);
          case Step.Settings settings -> change(settings);
          case Step.Upsert upsert -> upsert(upsert);
          case Step.Create create -> create(create.said());
          case Step.Change change -> change(model(change.said().location()), change);
          case Step.Delete delete -> delete(delete);
          case Step.Tag tag -> tag(tag);
          case Step.Crossed crossed -> cross(crossed);
          case Step.Link link -> link(model(link.location()), link);
          case Step.NewBusiness(LocationId location) -> addBusiness(location);
          case Step.DeleteBusiness delete -> delete(model(delete.location()), delete);
        }
        checkEverything();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("at step " + number + ": " + step, e);
      }
    }

    private void change(Step.Settings to) {
      LocationChange change =
          new LocationChange(
              null,
              Edit.keep(),
              Edit.keep(),
              Edit.keep(),
              to.allowDuplicates(),
              new MatchOrder(to.order()));
      assertThat(writes.locations().change(to.location(), Writing.TEST, change)).isPresent();
      model(to.location()).allowDuplicates = to.allowDuplicates();
      model(to.location()).order = to.order();
    }

    private void upsert(Step.Upsert step) {
      if (!step.hasKey()) {
        happened.add("refused");
        assertThat(send(step)).isEqualTo(new Answer.Refused<>(new Problem.NoKey()));
        return;
      }
      Map<MatchKey, Integer> before = holders(step.location());
      Contact contact = sendAndCompare(step);
      checkNoNewDuplicates(step.location(), before);
      if (isRepeatable(step)) {
        checkThatRepeatingChangesNothing(step, contact);
      }
    }

    private void create(Step.Upsert said) {
      LocationId location = said.location();
      Map<MatchKey, Integer> before = holders(location);
      byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
      Answer<WriteOutcome> answer =
          Answer.to(
              location,
              locations,
              seen -> reader.readCreation(body, seen, Attribution.UNKNOWN),
              (seen, request) -> writes.contacts().create(seen, Writing.TEST, request));
      if (!said.hasKey() && said.firstName().given() == null) {
        assertThat(answer).isEqualTo(new Answer.Refused<>(new Problem.NoIdentity()));
        return;
      }
      WriteOutcome outcome = ((Answer.Done<WriteOutcome>) answer).result();
      String id = outcome instanceof WriteOutcome.Written done ? done.contact().id().value() : "";
      happened.add(id.isEmpty() ? "taken" : "made");
      compare(location, outcome, model(location).create(said, id));
      checkNoNewDuplicates(location, before);
    }

    private void change(Model model, Step.Change step) {
      LocationId location = step.said().location();
      Map<MatchKey, Integer> before = holders(location);
      Model.Person person = model.person(step.whom());
      ContactId id = idOf(person);
      byte[] body = step.said().body().getBytes(StandardCharsets.UTF_8);
      Answer<WriteOutcome> answer =
          Answer.to(
              location,
              locations,
              seen -> reader.readChange(body, seen, Attribution.UNKNOWN),
              (seen, request) -> writes.contacts().change(seen, Writing.TEST, id, request));
      WriteOutcome outcome = ((Answer.Done<WriteOutcome>) answer).result();
      if (person == null) {
        happened.add("missing");
        assertThat(outcome).isEqualTo(new WriteOutcome.Missing(id));
        return;
      }
      happened.add(outcome instanceof WriteOutcome.Written ? "changed" : "taken");
      compare(location, outcome, model.change(person, step.said()));
      checkNoNewDuplicates(location, before);
    }

    private void compare(LocationId location, WriteOutcome outcome, Model.Placed expected) {
      switch (outcome) {
        case WriteOutcome.Written(Contact contact, List<Warning> warnings) -> {
          assertThat(expected.taken()).isNull();
          assertThat(Model.describe(contact)).isEqualTo(String.valueOf(expected.person()));
          assertThat(warnings).isEmpty();
          assertThat(fixture.tags(location)).containsAll(contact.tags().names());
          Contact old = stored.get(location).put(contact.id(), contact);
          if (old != null) {
            assertThat(contact.dateAdded()).isEqualTo(old.dateAdded());
            assertThat(contact.dateUpdated()).isAfterOrEqualTo(old.dateUpdated());
          }
        }
        case WriteOutcome.Taken(MatchingField field, Contact holder) ->
            assertThat(field + " by " + holder.id()).isEqualTo(expected.taken());
        case WriteOutcome.Missing missing -> throw new AssertionError("there is such a contact");
      }
    }

    private void cross(Step.Crossed step) {
      LocationId location = step.location();
      Model model = model(location);
      Model.Person one = model.person(step.email().of());
      Model.Person other = model.person(step.phone().of());
      String email = one == null ? null : one.value(MatchingField.EMAIL, step.email().which());
      String phone = other == null ? null : other.value(MatchingField.PHONE, step.phone().which());
      if (email != null && phone != null && one != other) {
        happened.add("crossed");
      }
      boolean named = step.way() != Step.Crossed.Way.CHANGE;
      Step.Upsert said = Step.Upsert.keys(location, named, email, phone);
      switch (step.way()) {
        case UPSERT -> upsert(said);
        case CREATE -> create(said);
        case CHANGE -> change(model, new Step.Change(step.whom(), said));
      }
      seeWhoHasWhat(location);
    }

    /** Whether a key has come from one contact to another while both are there. */
    private void seeWhoHasWhat(LocationId location) {
      Map<MatchKey, String> before = oldestHolders.get(location);
      Map<MatchKey, String> now = new HashMap<>();
      for (Contact contact : stored.get(location).values()) {
        contact.keys().forEach(key -> now.putIfAbsent(key, contact.id().value()));
      }
      now.forEach((key, holder) -> {
        String former = before.get(key);
        if (former != null
            && !former.equals(holder)
            && stored.get(location).containsKey(new ContactId(former))) {
          happened.add("moved");
        }
      });
      before.clear();
      before.putAll(now);
    }

    private void addBusiness(LocationId location) {
      String id = "business" + ids.next();
      writes
          .businesses()
          .add(location, Writing.TEST, new Business(id, "Deo", Map.of(), now(), now()));
      model(location).businesses().add(id);
    }

    private void link(Model model, Step.Link step) {
      String business = step.business() == 0 ? null : model.business(step.business());
      boolean there = step.business() == 0 || business != null;
      String asked = there ? business : "nothing";
      List<ContactId> whom =
          step.whom().stream().map(each -> idOf(model.person(each))).distinct().toList();
      Linking linking = writes.links().link(step.location(), Writing.TEST, whom, asked);
      if (!there) {
        happened.add("no business");
        assertThat(linking).isEqualTo(new Linking.NoBusiness("nothing"));
        return;
      }
      List<ContactId> expected = new ArrayList<>();
      for (Model.Person person : model.people()) {
        if (whom.contains(idOf(person))) {
          expected.add(idOf(person));
          setBusiness(step.location(), person, business);
        }
      }
      assertThat(linking)
          .isInstanceOfSatisfying(
              Linking.Done.class,
              done -> {
                assertThat(done.linked()).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(done.all()).isEqualTo(expected.size() == whom.size());
              });
    }

    private void setBusiness(LocationId location, Model.Person person, String business) {
      Contact old = Objects.requireNonNull(stored.get(location).get(idOf(person)));
      if (!Objects.equals(old.texts().get(TextField.BUSINESS_ID), business)) {
        happened.add(business == null ? "unlinked" : "linked");
        stored.get(location).put(old.id(), old.withBusiness(business, now()));
      }
      person.business = business;
    }

    private void delete(Model model, Step.DeleteBusiness step) {
      String id = model.business(step.business());
      boolean deleted =
          writes
              .businesses()
              .delete(step.location(), Writing.TEST, id == null ? "nothing" : id, now());
      assertThat(deleted).isEqualTo(id != null);
      if (id != null) {
        for (Model.Person person : model.deleteBusiness(id)) {
          happened.add("left");
          Contact old = Objects.requireNonNull(stored.get(step.location()).get(idOf(person)));
          stored.get(step.location()).put(old.id(), old.withBusiness(null, now()));
        }
      }
    }

    private void delete(Step.Delete step) {
      Model model = model(step.location());
      Model.Person person = model.person(step.whom());
      ContactId id = idOf(person);
      assertThat(writes.contacts().delete(step.location(), Writing.TEST, id))
          .isEqualTo(person != null);
      if (person != null) {
        happened.add("deleted");
        model.delete(person);
        stored.get(step.location()).remove(id);
        assertThat(writes.contacts().delete(step.location(), Writing.TEST, id))
            .as("deleted twice")
            .isFalse();
      }
    }

    private void tag(Step.Tag step) {
      Tags tags = Tags.of(step.tags());
      Model.Person person = model(step.location()).person(step.whom());
      ContactId id = idOf(person);
      ListOutcome outcome =
          writes
              .lists()
              .changeTags(
                  step.location(),
                  Writing.TEST,
                  id,
                  step.add() ? new TagChange.Add(tags) : new TagChange.Remove(tags));
      if (person == null) {
        happened.add("missing");
        assertThat(outcome).isEqualTo(new ListOutcome.Missing(id));
        return;
      }
      happened.add(step.add() ? "tagged" : "untagged");
      List<String> before = List.copyOf(person.tags);
      Model.tag(person, step.add(), step.tags());
      assertThat(outcome).isEqualTo(new ListOutcome.Changed(before, person.tags));
      Contact old = Objects.requireNonNull(stored.get(step.location()).get(id));
      if (!person.tags.equals(before)) {
        stored.get(step.location()).put(id, old.withTags(new Tags(person.tags), now()));
      }
      assertThat(fixture.tags(step.location())).containsAll(person.tags);
    }

    private Instant now() {
      return now.truncatedTo(ChronoUnit.MILLIS);
    }

    private static ContactId idOf(Model.Person person) {
      return new ContactId(person == null ? "nobody" : person.id);
    }

    private Contact sendAndCompare(Step.Upsert step) {
      int count = fixture.contactIds(step.location()).size();
      UpsertResult result = ((Answer.Done<UpsertResult>) send(step)).result();
      Contact contact = result.contact();
      happened.add(result.created() ? "created" : "updated");
      Model.Expected expected = model(step.location()).upsert(step, contact.id().value());
      assertThat(result.created()).as("new").isEqualTo(expected.created());
      assertThat(Model.describe(contact)).isEqualTo(expected.person().toString());
      assertThat(words(result.warnings())).as("warnings").isEqualTo(expected.warnings());
      expected.warnings().forEach(warning -> happened.add(warning.split(" ")[0]));
      assertThat(fixture.contactIds(step.location()))
          .as("contacts after")
          .hasSize(result.created() ? count + 1 : count);
      assertThat(fixture.tags(step.location()))
          .as("the location's tags")
          .containsAll(contact.tags().names());
      Contact old = stored.get(step.location()).put(contact.id(), contact);
      if (old != null) {
        assertThat(contact.dateAdded()).isEqualTo(old.dateAdded());
        assertThat(contact.dateUpdated()).isAfterOrEqualTo(old.dateUpdated());
        checkNothingLost(step, old, result);
      }
      return contact;
    }

    private Answer<UpsertResult> send(Step.Upsert step) {
      byte[] body = step.body().getBytes(StandardCharsets.UTF_8);
      return Answer.to(
          step.location(),
          locations,
          seen -> reader.read(body, seen, Attribution.UNKNOWN),
          (seen, request) -> writes.upserts().upsert(seen, Writing.TEST, request));
    }

    private static void checkNothingLost(Step.Upsert step, Contact old, UpsertResult result) {
      for (MatchKey key : old.keys()) {
        boolean cleared =
            step.value(key.field()) instanceof Edit.Clear<String>
                && key.value().equals(old.held(key.field()).primary());
        boolean dropped = result.warnings().contains(new Warning.Dropped(key.field(), key.value()));
        if (!cleared && !dropped) {
          assertThat(result.contact().holds(key)).as("still holds %s", key).isTrue();
        }
      }
    }

    /**
     * With a checked key and no wish for a new contact, the same request finds the same contact.
     */
    private boolean isRepeatable(Step.Upsert step) {
      Model model = model(step.location());
      return !step.createNew()
          && (model.allowDuplicates
              || model.order.stream().anyMatch(field -> step.value(field).given() != null));
    }

    private void checkThatRepeatingChangesNothing(Step.Upsert step, Contact first) {
      happened.add("repeated");
      now = now.plusMillis(1);
      Contact second = sendAndCompare(step);
      assertThat(second)
          .usingRecursiveComparison()
          .ignoringFields("dateUpdated", "lastActivity")
          .isEqualTo(first);
    }

    private void checkNoNewDuplicates(LocationId location, Map<MatchKey, Integer> before) {
      Model model = model(location);
      if (model.allowDuplicates) {
        return;
      }
      holders(location)
          .forEach((key, count) -> {
            if (model.order.contains(key.field())) {
              assertThat(count)
                  .as("holders of %s", key)
                  .isLessThanOrEqualTo(Math.max(1, before.getOrDefault(key, 0)));
            }
          });
    }

    private Map<MatchKey, Integer> holders(LocationId location) {
      Map<MatchKey, Integer> count = new HashMap<>();
      for (Contact contact : stored.get(location).values()) {
        contact.keys().forEach(key -> count.merge(key, 1, Integer::sum));
      }
      return count;
    }

    /** As {@link #checkEverything}, and the store is asked for every contact. */
    void readEverything() {
      lastRead.clear();
      checkEverything();
    }

    /**
     * Every contact of every location is as it was last answered, and there is no other. The store
     * is asked for those of which the database, or the last answer, has changed since it was asked.
     */
    private void checkEverything() {
      for (LocationId location : LOCATIONS) {
        Map<ContactId, String> rows = fixture.contactRows(location);
        Map<ContactId, Contact> expected = stored.get(location);
        assertThat(rows.keySet()).isEqualTo(expected.keySet());
        expected.forEach((id, contact) -> {
          Read read = new Read(rows.get(id), contact);
          if (!read.equals(lastRead.put(id, read))) {
            assertThat(stores.contacts().find(location, id)).contains(contact);
          }
        });
        assertThat(expected.keySet()).extracting(ContactId::value).isSorted();
      }
    }

    /**
     * Every value that anybody ever held is found at its oldest holder, or at nobody, by those who
     * read and by those who write.
     */
    void findEverybody() {
      for (LocationId location : LOCATIONS) {
        Map<MatchKey, Optional<ContactId>> expected = model(location).oldestHolders();
        Set<Lookup<?>> lookups =
            expected.keySet().stream().map(Lookup.ByKey::new).collect(Collectors.toSet());
        Map<MatchKey, Optional<ContactId>> found =
            WorkingSet.exclusively(
                stores,
                location,
                lookups,
                working -> {
                  Map<MatchKey, Optional<ContactId>> all = new HashMap<>();
                  expected
                      .keySet()
                      .forEach(key -> all.put(key, working.oldestHolder(key).map(Contact::id)));
                  return all;
                });
        assertThat(found).isEqualTo(expected);
        expected.forEach((key, holder) ->
            assertThat(stores.contacts().oldestHolder(location, key).map(Contact::id))
                .as("%s", key)
                .isEqualTo(holder));
      }
    }

    private Model model(LocationId location) {
      return models.get(location);
    }

    private static Set<String> words(List<Warning> warnings) {
      Set<String> words = new TreeSet<>();
      for (Warning warning : warnings) {
        words.add(
            switch (warning) {
              case Warning.Withheld(var field, var holder) -> "withheld " + field + " of " + holder;
              case Warning.Replaced(var field, var value) -> "replaced " + field + " " + value;
              case Warning.Dropped(var field, var value) -> "dropped " + field + " " + value;
              case Warning.IgnoredName ignored -> "unexpected " + ignored;
              case Warning.Ignored ignored -> "unexpected " + ignored;
              case Warning.UnusedOptions unused -> "unexpected " + unused;
              case Warning.IgnoredNull ignored -> "unexpected " + ignored;
              case Warning.Extension extension -> "unexpected " + extension;
              case Warning.CustomFieldExtension extension -> "unexpected " + extension;
              case Warning.UnknownCustomField unknown -> "unexpected " + unknown;
            });
      }
      return words;
    }

    @Override
    public void close() {
      try (StoreFixture closing = fixture) {
        stores.close();
        closing.check();
        StoreInvariants.checkBusinesses(closing.onlooker());
      }
    }
  }
}
