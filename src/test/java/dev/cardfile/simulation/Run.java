package dev.cardfile.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.business.Business;
import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.http.Metrics;
import dev.cardfile.http.RowRetries;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationTag;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.search.Condition;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Found;
import dev.cardfile.search.OwnField;
import dev.cardfile.search.Search;
import dev.cardfile.search.SearchOracle;
import dev.cardfile.search.Sorting;
import dev.cardfile.search.Value;
import dev.cardfile.store.LocationChange;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.RetryOutcome;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreInvariants;
import dev.cardfile.store.Stores;
import dev.cardfile.store.WorkingSet;
import dev.cardfile.store.Writing;
import dev.cardfile.upsert.DeleteOutcome;
import dev.cardfile.upsert.FieldsFull;
import dev.cardfile.upsert.Linking;
import dev.cardfile.upsert.ListOutcome;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.upsert.TagChange;
import dev.cardfile.upsert.TagsFull;
import dev.cardfile.upsert.UpsertOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.WriteOutcome;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.OptionsReader;
import dev.cardfile.wire.contact.UpsertReader;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.LocationView;
import dev.cardfile.write.Writes;
import dev.cardfile.write.rows.RowPipeline;
import dev.cardfile.write.work.SafeRetries;
import dev.cardfile.write.work.SafeRetries.Retried;
import dev.cardfile.write.work.Work;
import dev.cardfile.write.work.WriteTerms;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A history that is run on a database. */
final class Run implements AutoCloseable {

  private static final List<LocationId> LOCATIONS =
      List.of(new LocationId("one"), new LocationId("two"), new LocationId("three"));

  /** An id that no contact has. */
  static final String NOBODY = "nobody";

  private static final int STEPS_TO_A_BATCH = 25;
  private static final int FAULTY_STEPS_TO_A_BATCH = 6;
  private static final int MANY = 1000;
  private static final int PAGE = 5;
  private static final Search.Start BEGINNING = new Search.Start.Offset(0);
  private static final Filter TAGGED =
      new Filter.Test(OwnField.TAGS, new Condition.Equal(new Value.Text("two")));

  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  /**
   * A contact that was read from the store.
   *
   * @param row the cells of the contact in the database
   * @param answered the contact that the store was expected to return, and did
   */
  private record Read(String row, Contact answered) {}

  /**
   * A stored contact.
   *
   * @param before the contact before the write; empty for a new one
   */
  record Kept(Contact now, Optional<Contact> before) {}

  private final StoreFixture fixture;
  private final History history;
  private final History batches;
  private final Random whenBatches;
  private final Map<LocationId, Model> models = new HashMap<>();
  private final Map<LocationId, Map<ContactId, Contact>> stored = new HashMap<>();
  private final Map<LocationId, Ledger> ledgers = new HashMap<>();
  private final Map<LocationId, KeptOutcomes> outcomes = new HashMap<>();
  private final List<Step.Keyed> sentWithKeys = new ArrayList<>();
  final Reversing reversing = new Reversing(this);
  private final Batching batching;
  private final Map<ContactId, Read> lastRead = new HashMap<>();
  private final Map<LocationId, Map<MatchKey, String>> oldestHolders = new HashMap<>();
  final Set<String> happened = new TreeSet<>();
  final Client client;
  private final IdSequence ids;
  final UpsertReader reader;
  private Instant now = START;
  private Stores stores;
  Writes writes;
  private SafeRetries retries;
  private LocationView locations;
  RowPipeline rows;
  RowRetries rowRetries;

  Run(StoreFixture fixture, long seed, @Nullable FaultSchedule faults) {
    this.fixture = fixture;
    this.client = new Client(fixture, faults, happened);
    this.history = new History(seed, LOCATIONS);
    this.batches = new History(seed + 1, LOCATIONS);
    this.whenBatches = new Random(seed + 2);
    this.batching = new Batching(this, new Random(seed + 3));
    InstantSource clock = () -> now;
    this.ids = new IdSequence(clock, new Random(seed));
    this.reader = new UpsertReader(clock);
    open();
    for (LocationId id : LOCATIONS) {
      addLocation(id);
      models.put(id, new Model());
      stored.put(id, new TreeMap<>(Comparator.comparing(ContactId::value)));
      ledgers.put(id, new Ledger(id, happened));
      outcomes.put(id, new KeptOutcomes());
      oldestHolders.put(id, new HashMap<>());
    }
  }

  private void open() {
    stores = client.open();
    InstantSource clock = () -> now;
    writes = Writes.over(stores.transactions(), clock, ids);
    retries = new SafeRetries(stores.retries(), clock, KeptOutcomes.RETENTION);
    locations = new LocationView(stores.locations());
    rows = new RowPipeline(stores.transactions(), locations);
    rowRetries = new RowRetries(retries, writes.executor(), clock, _ -> {}, new Metrics());
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

  void steps(int count) {
    for (int step = 0; step < count; step++) {
      step(step, history.next());
      // Batches have their own random source and come in addition, so that the other steps are the
      // same as without them.
      if (whenBatches.nextInt(client.isFaulty() ? FAULTY_STEPS_TO_A_BATCH : STEPS_TO_A_BATCH)
          == 0) {
        step(step, batches.batch());
      }
    }
    end();
  }

  /** Runs batches only. */
  void batches(int count) {
    for (int step = 0; step < count; step++) {
      step(step, batches.batch());
    }
    end();
  }

  private void end() {
    readEverything();
    findEverybody();
    checkThatItServes();
  }

  private void step(int number, Step step) {
    try {
      client.arm();
      switch (step) {
        case Step.Restart restart -> restart();
        case Step.Tick(var by) -> now = now.plus(by);
        case Step.Settings settings -> change(settings);
        case Step.Upsert upsert -> upsert(upsert);
        case Step.Create create -> create(create.said());
        case Step.Change change -> change(change, null);
        case Step.Delete delete -> delete(delete, null);
        case Step.Tag tag -> tag(tag);
        case Step.Crossed crossed -> cross(crossed);
        case Step.Link link -> link(model(link.location()), link);
        case Step.NewBusiness(LocationId location) -> addBusiness(location);
        case Step.DeleteBusiness delete -> delete(model(delete.location()), delete);
        case Step.Conditional conditional -> onCondition(conditional);
        case Step.DryRun(Step.Upsert said) -> dryRun(said);
        case Step.Batch batch -> batching.batch(batch);
        case Step.Keyed keyed -> keyed(keyed);
        case Step.Again(int back) -> again(back);
        case Step.Undo undo -> reversing.undo(undo);
        case Step.Restore restore -> reversing.restore(restore, null);
        case Step.Erase erase -> reversing.erase(erase);
        case Step.EraseAndAgain erase -> eraseAndAgain();
      }
      if (client.isArmedForReaders()) {
        LOCATIONS.forEach(this::read);
      }
      if (client.disarm()) {
        fixture.check();
        LOCATIONS.forEach(this::checkSettings);
      }
      checkEverything();
      checkChanges(
          step instanceof Step.DryRun(Step.Upsert said)
              ? said.location()
              : LOCATIONS.get(number % LOCATIONS.size()));
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("at step %d: %s, %s".formatted(number, step, client.hit()), e);
    }
  }

  private void restart() {
    client.disarm();
    readEverything();
    checkThatItServes();
    client.close();
    fixture.check();
    open();
    readEverything();
  }

  /** Checks that the store accepts writes after all faults, and reports no outage. */
  private void checkThatItServes() {
    for (LocationId location : LOCATIONS) {
      assertThat(WorkingSet.exclusively(stores, location, Set.of(), WorkingSet::location).id())
          .isEqualTo(location);
    }
    assertThat(stores.outage()).isEmpty();
  }

  /** Checks everything but contacts that the model knows. */
  private void checkSettings(LocationId location) {
    Model model = model(location);
    assertThat(settings(location)).isEqualTo(preferenceOf(model));
    assertThat(businesses(location)).isEqualTo(model.businesses());
  }

  private static DuplicatePreference preferenceOf(Model model) {
    return new DuplicatePreference(model.allowDuplicates, new MatchOrder(model.order));
  }

  /** Reads in every way that there is, while faults may occur. */
  private void read(LocationId location) {
    Model model = model(location);
    List<Contact> all = List.copyOf(stored.get(location).values());
    client.read("settings", () -> settings(location), preferenceOf(model));
    client.read("businesses", () -> businesses(location), List.copyOf(model.businesses()));
    client.read("the tag list", () -> tags(location), fixture.tags(location));
    client.read("the count", () -> stores.contacts().count(location), (long) all.size());
    for (Filter filter : List.of(Filter.everybody(), TAGGED)) {
      List<Contact> wanted = SearchOracle.find(all, filter, Sorting.NEWEST_FIRST);
      Search search = new Search(filter, Sorting.NEWEST_FIRST, BEGINNING, PAGE);
      client.read(
          "the contacts of " + filter,
          () -> stores.search().find(location, search),
          new Found(wanted.stream().limit(PAGE).toList(), wanted.size()));
    }
    Ledger ledger = ledger(location);
    if (ledger.size() > 0) {
      client.read("changes", () -> ledger.newest(stores.history()), ledger.newest());
    }
    for (Contact contact : all.stream().limit(1).toList()) {
      Instant then = contact.dateAdded();
      client.read(
          "the past of " + contact.id(),
          () -> ledger.past(stores.history(), contact.id(), then),
          ledger.past(contact.id(), then));
    }
    all.stream()
        .skip(Math.max(0, all.size() - PAGE))
        .forEach(contact ->
            client.read(
                "contact " + contact.id(),
                () -> stores.contacts().find(location, contact.id()),
                Optional.of(contact)));
  }

  private DuplicatePreference settings(LocationId location) {
    return stores.locations().find(location).orElseThrow().preference();
  }

  private List<String> businesses(LocationId location) {
    return stores.businesses().list(location, MANY, 0).stream().map(Business::id).toList();
  }

  private List<String> tags(LocationId location) {
    return stores.tags().list(location).stream().map(LocationTag::name).toList();
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
    client.ask(
        () -> writes.locations().change(to.location(), Writing.TEST, change),
        answer -> {
          answer.ifPresent(changed -> assertThat(changed).isPresent());
          Model model = model(to.location());
          model.allowDuplicates = to.allowDuplicates();
          model.order = to.order();
          return model;
        });
  }

  private void upsert(Step.Upsert step) {
    if (!step.hasKey()) {
      happened.add("refused");
      checkThatItIsRefused(() -> send(step), new Problem.NoKey());
      return;
    }
    Map<MatchKey, Integer> before = holders(step.location());
    Optional<Contact> contact = sendAndCompare(step, Wanted.NOTHING);
    checkNoNewDuplicates(step.location(), before);
    if (contact.isPresent() && isRepeatable(step)) {
      checkThatRepeatingChangesNothing(step, contact.get());
    }
  }

  private void create(Step.Upsert said) {
    LocationId location = said.location();
    Map<MatchKey, Integer> before = holders(location);
    byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
    Supplier<Answer<WriteOutcome>> creation =
        () ->
            Answer.to(
                location,
                locations,
                seen ->
                    reader.readCreation(
                        body, OptionsReader.Said.NOTHING, seen, Attribution.UNKNOWN),
                (seen, request) ->
                    writes.run(writes.contacts().create(seen, Writing.TERMS, request)));
    if (!said.hasKey() && said.firstName().given() == null) {
      checkThatItIsRefused(creation, new Problem.NoIdentity());
      return;
    }
    client.ask(
        creation,
        answer -> {
          Model.Placed placed = model(location).create(said, newcomer(location));
          happened.add(placed.taken() == null ? "made" : "taken");
          return compare(location, answer.map(Run::done), placed);
        });
    checkNoNewDuplicates(location, before);
  }

  private <R> void checkThatItIsRefused(Supplier<Answer<R>> request, Problem problem) {
    client.ask(
        request,
        answer -> {
          assertThat(answer).contains(new Answer.Refused<>(problem));
          return problem;
        });
  }

  private static <R> R done(Answer<R> answer) {
    return ((Answer.Done<R>) answer).result();
  }

  /** Returns the id of the only new contact in the database, or {@link #NOBODY}. */
  private String newcomer(LocationId location) {
    List<String> ids = newcomers(location);
    assertThat(ids).as("new contacts").hasSizeLessThanOrEqualTo(1);
    return ids.isEmpty() ? NOBODY : ids.getFirst();
  }

  /** Returns the ids of new contacts, in the order in which they were created. */
  List<String> newcomers(LocationId location) {
    List<String> ids = new ArrayList<>(fixture.contactIds(location));
    stored.get(location).keySet().forEach(id -> ids.remove(id.value()));
    ids.sort(Comparator.naturalOrder());
    ledger(location)
        .everybody()
        .forEach(known -> ids.forEach(id -> assertThat(id).isGreaterThan(known.value())));
    return ids;
  }

  private void change(Step.Change step, Step.Conditional.@Nullable Wish wish) {
    LocationId location = step.said().location();
    Model model = model(location);
    Map<MatchKey, Integer> before = holders(location);
    Person person = model.person(step.whom());
    ContactId id = idOf(person);
    Wanted wanted = wanted(wish, location, id);
    byte[] body = step.said().body().getBytes(StandardCharsets.UTF_8);
    client.ask(
        () ->
            Answer.to(
                location,
                locations,
                seen ->
                    reader.readChange(body, OptionsReader.Said.NOTHING, seen, Attribution.UNKNOWN),
                (seen, request) ->
                    writes.run(
                        writes
                            .contacts()
                            .change(seen, Writing.TERMS.where(wanted.sent()), id, request))),
        answer -> {
          if (person == null) {
            happened.add("missing");
            answer.ifPresent(it -> assertThat(done(it)).isEqualTo(new WriteOutcome.Missing(id)));
            return id;
          }
          PreconditionFailed failed = wanted.failure(stored(location).get(id));
          if (failed != null) {
            happened.add("change failed");
            answer.ifPresent(it -> assertThat(done(it)).isEqualTo(failed));
            return id;
          }
          Model.Placed placed = model.change(person, step.said());
          happened.add(placed.taken() == null ? "changed" : "taken");
          return compare(location, answer.map(Run::done), placed);
        });
    checkNoNewDuplicates(location, before);
  }

  /**
   * Compares what was written.
   *
   * @param outcome empty if the answer was lost
   */
  private Model.Placed compare(
      LocationId location, Optional<WriteOutcome> outcome, Model.Placed expected) {
    outcome.ifPresent(answered -> {
      switch (answered) {
        case WriteOutcome.Written(Contact contact, List<Warning> warnings, var _) -> {
          assertThat(expected.taken()).isNull();
          assertThat(contact.id()).isEqualTo(idOf(expected.person()));
          assertThat(warnings).isEmpty();
        }
        case WriteOutcome.Taken(MatchingField field, Contact holder) ->
            assertThat(field + " by " + holder.id()).isEqualTo(expected.taken());
        case TagsFull full -> throw new AssertionError("no tags are added");
        case FieldsFull full -> throw new AssertionError("no long values are sent");
        case PreconditionFailed failed -> throw new AssertionError("unmet: " + failed);
        case WriteOutcome.Missing missing -> throw new AssertionError("there is such a contact");
      }
    });
    if (expected.person() != null) {
      keep(
          location,
          outcome.map(answered -> ((WriteOutcome.Written) answered).contact()),
          expected.person());
    }
    return expected;
  }

  /**
   * Records a contact as stored, which must match the model. Returns it with its previous state.
   *
   * @param answered empty if the answer was lost; the contact is then read from the store
   */
  Kept keep(LocationId location, Optional<Contact> answered, Person expected) {
    Contact contact =
        answered.orElseGet(() -> stores.contacts().find(location, idOf(expected)).orElseThrow());
    assertThat(Person.of(contact).toString()).isEqualTo(expected.toString());
    assertThat(fixture.tags(location))
        .as("the location's tags")
        .containsAll(contact.tags().names());
    Contact old = put(location, contact);
    if (old != null) {
      assertThat(contact.dateAdded()).isEqualTo(old.dateAdded());
      assertThat(contact.dateUpdated()).isAfterOrEqualTo(old.dateUpdated());
    }
    return new Kept(contact, Optional.ofNullable(old));
  }

  /** Reads a contact from the store. */
  Contact now(LocationId location, ContactId id) {
    return stores.contacts().find(location, id).orElseThrow();
  }

  /** Records the new state of a contact. Returns its previous state. */
  private @Nullable Contact put(LocationId location, Contact contact) {
    Contact old = stored(location).put(contact.id(), contact);
    ledger(location).put(old, contact);
    return old;
  }

  /** Records that a contact was deleted. */
  void remove(LocationId location, ContactId id) {
    ledger(location).remove(Objects.requireNonNull(stored(location).remove(id)), now());
  }

  Wanted wanted(Step.Conditional.@Nullable Wish wish, LocationId location, ContactId id) {
    return wish == null ? Wanted.NOTHING : Wanted.of(wish, stored(location).get(id));
  }

  private void onCondition(Step.Conditional conditional) {
    Step.Conditional.Wish wish = conditional.wish();
    switch (conditional.step()) {
      case Step.Upsert said when said.hasKey() -> {
        Map<MatchKey, Integer> before = holders(said.location());
        Person target = model(said.location()).target(said);
        sendAndCompare(said, wanted(wish, said.location(), idOf(target)));
        checkNoNewDuplicates(said.location(), before);
      }
      case Step.Upsert said -> upsert(said);
      case Step.Change change -> change(change, wish);
      case Step.Delete delete -> delete(delete, wish);
      case Step.Restore restore -> reversing.restore(restore, wish);
      default -> throw new IllegalArgumentException("nobody asks for that: " + conditional);
    }
  }

  private void dryRun(Step.Upsert said) {
    LocationId location = said.location();
    if (!said.hasKey()) {
      return;
    }
    List<String> tags = fixture.tags(location);
    client.ask(
        () ->
            send(
                said,
                (seen, request) -> writes.upserts().upsert(seen, Writing.TERMS, request).dry()),
        answer -> {
          UpsertResult result = (UpsertResult) done(answer.orElseThrow());
          String id = result.contact().id().value();
          Model.Expected expected = model(location).copy().upsert(said, id);
          assertThat(result.created()).isEqualTo(expected.created());
          assertThat(words(result.warnings())).isEqualTo(expected.warnings());
          assertThat(Person.of(result.contact()).toString())
              .isEqualTo(expected.person().toString());
          happened.add("dry run");
          return result;
        });
    assertThat(newcomer(location)).isEqualTo(NOBODY);
    assertThat(fixture.tags(location)).isEqualTo(tags);
  }

  private void keyed(Step.Keyed keyed) {
    if (keyed.said().hasKey()) {
      sentWithKeys.add(keyed);
      sendWithKey(keyed);
    }
  }

  private void again(int back) {
    if (back < sentWithKeys.size()) {
      sendWithKey(sentWithKeys.get(sentWithKeys.size() - 1 - back));
    }
  }

  private void eraseAndAgain() {
    if (!sentWithKeys.isEmpty()) {
      Step.Upsert said = sentWithKeys.getLast().said();
      Person person = model(said.location()).target(said);
      if (person != null) {
        reversing.erase(said.location(), idOf(person));
      }
      again(0);
    }
  }

  private void sendWithKey(Step.Keyed keyed) {
    Step.Upsert said = keyed.said();
    LocationId location = said.location();
    String key = "key " + keyed.key();
    Map<MatchKey, Integer> before = holders(location);
    client.ask(
        () -> sendKeyed(keyed),
        answer -> {
          Optional<Retried<UpsertOutcome>> retried = answer.map(Run::done);
          String told = outcomes(location).told(key, said.body(), now());
          happened.add("key: " + told.split(" ")[0]);
          if (told.equals("fresh")) {
            Optional<UpsertOutcome> outcome =
                retried.map(it -> ((Retried.Fresh<UpsertOutcome>) it).answer());
            Contact contact = upserted(said, Wanted.NOTHING, outcome).orElseThrow();
            outcomes(location).keep(key, said.body(), now(), contact.id(), text(contact));
          } else {
            assertThat(newcomer(location)).isEqualTo(NOBODY);
            retried.ifPresent(it -> assertThat(word(it)).isEqualTo(told));
          }
          return told;
        });
    checkNoNewDuplicates(location, before);
  }

  private static String word(Retried<UpsertOutcome> retried) {
    return switch (retried) {
      case Retried.Fresh<UpsertOutcome> fresh -> "fresh";
      case Retried.Replayed<UpsertOutcome>(RetryOutcome.Answer answer) ->
          "replayed " + answer.body();
      case Retried.Reused<UpsertOutcome> reused -> "reused";
      case Retried.Erased<UpsertOutcome> erased -> "erased";
    };
  }

  private static String text(Contact contact) {
    return contact.id() + " " + contact.revision();
  }

  private Answer<Retried<UpsertOutcome>> sendKeyed(Step.Keyed keyed) {
    // A key has a separate meaning for each sender.
    RetryKey key = new RetryKey("sender " + keyed.key() % 2, "key " + keyed.key() / 2);
    return send(
        keyed.said(),
        (seen, request) ->
            retries
                .safe(
                    writes.upserts().upsert(seen, Writing.TERMS, request),
                    new SafeRetries.Keyed(key, keyed.said().body()),
                    attempt -> attempt.done().map(Run::kept))
                .map(Run::turned));
  }

  private static SafeRetries.Kept kept(UpsertOutcome outcome) {
    Contact contact = ((UpsertResult) outcome).contact();
    return new SafeRetries.Kept(contact.id(), new RetryOutcome.Answer(200, text(contact), null));
  }

  private static Attempt<Retried<UpsertOutcome>> turned(Retried<Attempt<UpsertOutcome>> retried) {
    return switch (retried) {
      case Retried.Fresh<Attempt<UpsertOutcome>>(Attempt<UpsertOutcome> attempt) ->
          attempt.map(Retried.Fresh::new);
      case Retried.Replayed<Attempt<UpsertOutcome>>(RetryOutcome.Answer answer) ->
          new Attempt.Done<>(new Retried.Replayed<>(answer));
      case Retried.Reused<Attempt<UpsertOutcome>> reused ->
          new Attempt.Done<>(new Retried.Reused<>());
      case Retried.Erased<Attempt<UpsertOutcome>> erased ->
          new Attempt.Done<>(new Retried.Erased<>());
    };
  }

  private void cross(Step.Crossed step) {
    LocationId location = step.location();
    Model model = model(location);
    Person one = model.person(step.email().of());
    Person other = model.person(step.phone().of());
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
      case CHANGE -> change(new Step.Change(step.whom(), said), null);
    }
    seeWhoHasWhat(location);
  }

  /** Records whether a key has moved from one contact to another while both exist. */
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
    AtomicReference<String> last = new AtomicReference<>();
    client.ask(
        () -> {
          String id = "business" + ids.next();
          last.set(id);
          writes
              .businesses()
              .add(location, Writing.TEST, new Business(id, "Deo", Map.of(), now(), now()));
          return id;
        },
        answer -> model(location).businesses().add(last.get()));
  }

  private void link(Model model, Step.Link step) {
    String business = step.business() == 0 ? null : model.business(step.business());
    boolean there = step.business() == 0 || business != null;
    String asked = there ? business : "nothing";
    List<ContactId> whom =
        step.whom().stream().map(each -> idOf(model.person(each))).distinct().toList();
    client.ask(
        () -> writes.run(writes.links().link(step.location(), Writing.TERMS, whom, asked)),
        linking -> {
          if (!there) {
            happened.add("no business");
            linking.ifPresent(it -> assertThat(it).isEqualTo(new Linking.NoBusiness("nothing")));
            return whom;
          }
          List<ContactId> expected = new ArrayList<>();
          for (Person person : model.people()) {
            if (whom.contains(idOf(person))) {
              expected.add(idOf(person));
              setBusiness(step.location(), person, business);
            }
          }
          linking.ifPresent(it -> checkLinked(it, expected, whom.size()));
          return whom;
        });
  }

  private static void checkLinked(Linking linking, List<ContactId> expected, int asked) {
    assertThat(linking)
        .isInstanceOfSatisfying(
            Linking.Done.class,
            done -> {
              assertThat(done.linked()).containsExactlyInAnyOrderElementsOf(expected);
              assertThat(done.all()).isEqualTo(expected.size() == asked);
            });
  }

  private void setBusiness(LocationId location, Person person, String business) {
    Contact old = Objects.requireNonNull(stored.get(location).get(idOf(person)));
    if (!Objects.equals(old.texts().get(TextField.BUSINESS_ID), business)) {
      happened.add(business == null ? "unlinked" : "linked");
      put(location, old.withBusiness(business, now()));
      person.revision++;
    }
    person.business = business;
  }

  private void delete(Model model, Step.DeleteBusiness step) {
    String known = model.business(step.business());
    String id = known == null ? "nothing" : known;
    client.ask(
        () -> writes.businesses().delete(step.location(), Writing.TEST, id, now()),
        deleted -> {
          boolean expected = model.businesses().contains(id);
          deleted.ifPresent(it -> assertThat(it).isEqualTo(expected));
          for (Person person : model.deleteBusiness(id)) {
            happened.add("left");
            Contact old = Objects.requireNonNull(stored.get(step.location()).get(idOf(person)));
            put(step.location(), old.withBusiness(null, now()));
          }
          return expected;
        });
  }

  private void delete(Step.Delete step, Step.Conditional.@Nullable Wish wish) {
    Model model = model(step.location());
    ContactId id = idOf(model.person(step.whom()));
    Wanted wanted = wanted(wish, step.location(), id);
    Supplier<DeleteOutcome> deletion =
        () ->
            writes.run(
                writes.contacts().delete(step.location(), Writing.TERMS.where(wanted.sent()), id));
    Function<Optional<DeleteOutcome>, DeleteOutcome> learn =
        deleted -> {
          DeleteOutcome expected = deleted(step.location(), id, wanted);
          deleted.ifPresent(it -> assertThat(it).isEqualTo(expected));
          return expected;
        };
    if (client.ask(deletion, learn).isPresent()) {
      client.ask(deletion, learn); // a second deletion
    }
  }

  private DeleteOutcome deleted(LocationId location, ContactId id, Wanted wanted) {
    Person person = model(location).find(id.value());
    if (person == null) {
      return new DeleteOutcome.Missing(id);
    }
    PreconditionFailed failed = wanted.failure(stored(location).get(id));
    if (failed != null) {
      happened.add("deletion failed");
      return failed;
    }
    happened.add("deleted");
    model(location).delete(person);
    remove(location, id);
    return new DeleteOutcome.Deleted(id);
  }

  private void tag(Step.Tag step) {
    Tags tags = Tags.of(step.tags());
    Person person = model(step.location()).person(step.whom());
    ContactId id = idOf(person);
    TagChange change = step.add() ? new TagChange.Add(tags) : new TagChange.Remove(tags);
    client.ask(
        () -> writes.run(writes.lists().changeTags(step.location(), Writing.TERMS, id, change)),
        outcome -> {
          if (person == null) {
            happened.add("missing");
            outcome.ifPresent(it -> assertThat(it).isEqualTo(new ListOutcome.Missing(id)));
            return id;
          }
          happened.add(step.add() ? "tagged" : "untagged");
          List<String> before = List.copyOf(person.tags);
          Model.tag(person, step.add(), step.tags());
          outcome.ifPresent(
              it -> assertThat(it).isEqualTo(new ListOutcome.Changed(before, person.tags)));
          Contact old = Objects.requireNonNull(stored.get(step.location()).get(id));
          if (!person.tags.equals(before)) {
            put(step.location(), old.withTags(new Tags(person.tags), now()));
          }
          assertThat(fixture.tags(step.location())).containsAll(person.tags);
          return id;
        });
  }

  Instant now() {
    return now.truncatedTo(ChronoUnit.MILLIS);
  }

  static ContactId idOf(@Nullable Person person) {
    return new ContactId(person == null ? NOBODY : person.id);
  }

  /**
   * Sends an upsert and checks its result. Returns the contact afterwards; empty if nothing was
   * written.
   */
  private Optional<Contact> sendAndCompare(Step.Upsert step, Wanted wanted) {
    WriteTerms terms = Writing.TERMS.where(wanted.sent());
    return client
        .ask(
            () -> send(step, (seen, request) -> writes.upserts().upsert(seen, terms, request)),
            answer -> upserted(step, wanted, answer.map(Run::done)))
        .flatMap(Function.identity());
  }

  /** Checks the result of an upsert whose answer may be lost. */
  private Optional<Contact> upserted(
      Step.Upsert step, Wanted wanted, Optional<UpsertOutcome> outcome) {
    return upserted(step, wanted, outcome, newcomer(step.location())).map(Kept::now);
  }

  /**
   * Checks the result of an upsert whose answer may be lost.
   *
   * @param newcomer the contact that it created, or {@link #NOBODY}
   */
  Optional<Kept> upserted(
      Step.Upsert step, Wanted wanted, Optional<UpsertOutcome> outcome, String newcomer) {
    LocationId location = step.location();
    boolean created = !newcomer.equals(NOBODY);
    PreconditionFailed failed =
        wanted.failure(stored(location).get(idOf(model(location).target(step))));
    if (failed != null) {
      happened.add("upsert failed");
      assertThat(created).as("a contact more").isFalse();
      outcome.ifPresent(it -> assertThat(it).isEqualTo(failed));
      return Optional.empty();
    }
    Model.Expected expected = model(location).upsert(step, newcomer);
    assertThat(created).as("a contact more").isEqualTo(expected.created());
    Optional<UpsertResult> result = outcome.map(UpsertResult.class::cast);
    result.ifPresent(it -> {
      assertThat(it.created()).as("new").isEqualTo(created);
      assertThat(it.contact().id()).isEqualTo(idOf(expected.person()));
      assertThat(words(it.warnings())).as("warnings").isEqualTo(expected.warnings());
    });
    happened.add(created ? "created" : "updated");
    expected.warnings().forEach(warning -> happened.add(warning.split(" ")[0]));
    Kept kept = keep(location, result.map(UpsertResult::contact), expected.person());
    kept.before().ifPresent(old -> checkNothingLost(step, old, kept.now(), expected));
    return Optional.of(kept);
  }

  private Answer<UpsertOutcome> send(Step.Upsert step) {
    return send(step, (seen, request) -> writes.upserts().upsert(seen, Writing.TERMS, request));
  }

  private <R> Answer<R> send(
      Step.Upsert step, BiFunction<Location, UpsertRequest, Work<Attempt<R>>> work) {
    byte[] body = step.body().getBytes(StandardCharsets.UTF_8);
    return Answer.to(
        step.location(),
        locations,
        seen -> reader.read(body, seen, Attribution.UNKNOWN),
        (seen, request) -> writes.run(work.apply(seen, request)));
  }

  private static void checkNothingLost(
      Step.Upsert step, Contact old, Contact now, Model.Expected expected) {
    for (MatchKey key : old.keys()) {
      boolean cleared =
          step.value(key.field()) instanceof Edit.Clear<String>
              && key.value().equals(old.held(key.field()).primary());
      boolean dropped = expected.warnings().contains("dropped " + key.field() + " " + key.value());
      if (!cleared && !dropped) {
        assertThat(now.holds(key)).as("still holds %s", key).isTrue();
      }
    }
  }

  /**
   * Reports whether the same request finds the same contact again: it must have a checked key and
   * not demand a new contact.
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
    sendAndCompare(step, Wanted.NOTHING)
        .ifPresent(second ->
            assertThat(second)
                .usingRecursiveComparison()
                .ignoringFields("dateUpdated", "lastActivity", "revision")
                .isEqualTo(first));
  }

  void checkNoNewDuplicates(LocationId location, Map<MatchKey, Integer> before) {
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

  Map<MatchKey, Integer> holders(LocationId location) {
    Map<MatchKey, Integer> count = new HashMap<>();
    for (Contact contact : stored.get(location).values()) {
      contact.keys().forEach(key -> count.merge(key, 1, Integer::sum));
    }
    return count;
  }

  /** Does the same as {@link #checkEverything}, but reads every contact from the store. */
  void readEverything() {
    lastRead.clear();
    checkEverything();
    LOCATIONS.forEach(
        location -> ledger(location).checkAll(stores.history(), stored.get(location)));
  }

  /** Checks that the history continues with exactly the changes of this step. */
  private void checkChanges(LocationId atAnyRate) {
    for (LocationId location : LOCATIONS) {
      Ledger ledger = ledger(location);
      if (ledger.isPending() || location.equals(atAnyRate)) {
        ledger.checkNew(stores.history(), stored.get(location));
      }
    }
  }

  /**
   * Checks that every contact of every location is as it was last answered, and that there are no
   * others. Reads from the store only those contacts whose row or expected state has changed since
   * they were last read.
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
          assertThat(Person.of(contact).toString())
              .isEqualTo(String.valueOf(model(location).find(id.value())));
        }
      });
    }
  }

  /**
   * Checks that readers and writers find every value that was ever held at its oldest holder, or
   * nowhere if nobody holds it any more.
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

  Ledger ledger(LocationId location) {
    return ledgers.get(location);
  }

  KeptOutcomes outcomes(LocationId location) {
    return outcomes.get(location);
  }

  Map<ContactId, Contact> stored(LocationId location) {
    return stored.get(location);
  }

  Model model(LocationId location) {
    return models.get(location);
  }

  static Set<String> words(List<Warning> warnings) {
    Set<String> words = new TreeSet<>();
    for (Warning warning : warnings) {
      words.add(
          switch (warning) {
            case Warning.Withheld(var field, var holder) -> "withheld " + field + " of " + holder;
            case Warning.Replaced(var field, var value) -> "replaced " + field + " " + value;
            case Warning.Dropped(var field, var value) -> "dropped " + field + " " + value;
            case Warning.TakenSince(var field, var value, var holder) ->
                "taken " + field + " " + value + " by " + holder;
            case Warning.BusinessGone(var id) -> "business gone " + id;
            case Warning.Kept kept -> "unexpected " + kept;
            case Warning.KeptBeside kept -> "unexpected " + kept;
            case Warning.Invalid invalid -> "unexpected " + invalid;
            case Warning.TooManyTags tooMany -> "unexpected " + tooMany;
            case Warning.TooLongFields tooLong -> "unexpected " + tooLong;
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
      client.close();
      closing.check();
      StoreInvariants.checkBusinesses(closing.onlooker());
    }
  }
}
