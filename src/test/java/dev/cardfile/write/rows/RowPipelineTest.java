package dev.cardfile.write.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Edit;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.BlockedWriter;
import dev.cardfile.store.Caller;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.FaultyStores;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Transactions;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.upsert.RequestBuilder;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.LocationView;
import dev.cardfile.write.SettledWork;
import dev.cardfile.write.work.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
class RowPipelineTest {

  private static final LocationId HERE = new LocationId("here");
  private static final LocationId THERE = new LocationId("there");

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private Stores stores;
  private LocationView locations;
  private RowUpserts upserts;
  private final List<Integer> batches = new CopyOnWriteArrayList<>();

  @BeforeEach
  void open() {
    database = kind.newFixture();
    stores =
        database.open(
            StoreSettings.DEFAULT,
            new StoreEvents() {
              @Override
              public void batchCommitted(int works, Duration commit) {
                batches.add(works);
              }
            });
    stores.locations().create(Contacts.location(HERE));
    stores.locations().create(Contacts.location(THERE));
    locations = new LocationView(stores.locations());
    upserts = new RowUpserts(Writing.to(stores).upserts());
  }

  @AfterEach
  void close() {
    stores.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  /** A row whose work the test supplies. */
  private record Made<R>(long weight, Function<Location, Work<Attempt<R>>> made) implements Row<R> {

    @Override
    public Work<Attempt<R>> by(Location seen) {
      return made.apply(seen);
    }
  }

  private static <R> Row<R> row(Function<Location, Work<Attempt<R>>> made) {
    return new Made<>(100, made);
  }

  private Row<RowOutcome<String>> upsert(int person) {
    return upsert(Unchanged.WRITTEN, person);
  }

  private Row<RowOutcome<String>> upsert(Unchanged unchanged, int person) {
    return row(seen -> upserts.row(seen, Writing.TERMS, read(person), unchanged));
  }

  private static Reading<String> read(int person) {
    return new Reading.Accepted<>(Caller.request("p" + person + "@example.com", null));
  }

  private Row<RowOutcome<String>> refused(String why) {
    return row(
        seen -> upserts.row(seen, Writing.TERMS, new Reading.Refused<>(why), Unchanged.WRITTEN));
  }

  private <R> List<RowResult<R>> run(Stream<Row<R>> rows) {
    return run(stores.transactions(), rows);
  }

  private <R> List<RowResult<R>> run(Transactions transactions, Stream<Row<R>> rows) {
    List<RowResult<R>> results = new ArrayList<>();
    new RowPipeline(transactions, locations).run(HERE, rows.iterator(), results::add);
    return results;
  }

  private static UpsertResult upserted(RowResult<RowOutcome<String>> result) {
    return (UpsertResult) decided(result).outcome();
  }

  private static RowOutcome.Decided<String> decided(RowResult<RowOutcome<String>> result) {
    return (RowOutcome.Decided<String>) ((RowResult.Done<RowOutcome<String>>) result).outcome();
  }

  private static <R> Stream<Row<R>> rows(int many, IntFunction<Row<R>> each) {
    return IntStream.range(0, many).mapToObj(each);
  }

  @Test
  void rowsAreWrittenAndAnsweredInTheirOrderAndManyShareATransaction() {
    List<RowResult<RowOutcome<String>>> results = run(rows(3_000, this::upsert));
    assertThat(results)
        .extracting(result -> upserted(result).contact().emails().primary())
        .containsExactlyElementsOf(
            IntStream.range(0, 3_000).mapToObj(i -> "p" + i + "@example.com").toList());
    assertThat(results)
        .extracting(result -> upserted(result).contact().id().value())
        .isSorted()
        .containsExactlyElementsOf(database.contactIds(HERE));
    assertThat(batches.stream().mapToInt(works -> works).max().orElseThrow()).isGreaterThan(50);
  }

  @Test
  void aLaterRowOfTheSamePersonUpdatesWhatAnEarlierOneMade() {
    List<RowResult<RowOutcome<String>>> results =
        run(Stream.of(upsert(1), upsert(2), upsert(1), upsert(1)));
    assertThat(results)
        .extracting(result -> upserted(result).created())
        .containsExactly(true, true, false, false);
    assertThat(results)
        .extracting(result -> decided(result).unchanged())
        .containsExactly(false, false, true, true);
    assertThat(upserted(results.get(3)).contact().revision()).isEqualTo(3);
    assertThat(upserted(results.get(3)).contact().id())
        .isEqualTo(upserted(results.get(0)).contact().id());
  }

  @Test
  void aRowThatChangesNothingIsLeftWhereTheCallerWantsIt() {
    Contact before = upserted(run(Stream.of(upsert(1))).getFirst()).contact();
    RowResult<RowOutcome<String>> left = run(Stream.of(upsert(Unchanged.LEFT, 1))).getFirst();
    assertThat(decided(left).unchanged()).isTrue();
    assertThat(upserted(left).contact()).isEqualTo(before);
    assertThat(stores.contacts().find(HERE, before.id())).contains(before);
    Row<RowOutcome<String>> named =
        row(seen ->
            upserts.row(
                seen,
                Writing.TERMS,
                new Reading.Accepted<>(
                    RequestBuilder.of(Edit.put("p1@example.com"), Edit.put("+15550000001"))
                        .build()),
                Unchanged.LEFT));
    RowResult<RowOutcome<String>> changed = run(Stream.of(named)).getFirst();
    assertThat(decided(changed).unchanged()).isFalse();
    assertThat(stores.contacts().find(HERE, before.id()))
        .contains(upserted(changed).contact())
        .get()
        .extracting(Contact::revision)
        .isEqualTo(2L);
  }

  @Test
  void aBadRowHarmsOnlyItself() {
    Row<RowOutcome<String>> throwing =
        row(seen ->
            new Work<>(
                HERE,
                Writing.TERMS,
                Set.of(),
                view -> {
                  throw new IllegalStateException("as the test wants");
                }));
    Row<RowOutcome<String>> forbidden =
        row(seen ->
            new Work<>(
                HERE,
                Writing.TERMS,
                Set.of(),
                view ->
                    Decision.of(
                        new Attempt.Done<>(new RowOutcome.Refused<>("never answered")),
                        new Effect.ReplaceContact(Contacts.blank("unseen")))));
    List<RowResult<RowOutcome<String>>> results =
        run(Stream.of(upsert(1), throwing, refused("bad"), forbidden, upsert(2)));
    assertThat(upserted(results.get(0)).created()).isTrue();
    assertThat(results.get(1))
        .isInstanceOfSatisfying(
            RowResult.Failed.class,
            failed -> assertThat(failed.cause()).hasMessage("as the test wants"));
    assertThat(results.get(2)).isEqualTo(new RowResult.Done<>(new RowOutcome.Refused<>("bad")));
    assertThat(results.get(3)).isInstanceOf(RowResult.Failed.class);
    assertThat(upserted(results.get(4)).created()).isTrue();
    assertThat(database.contactIds(HERE)).hasSize(2);
  }

  @Test
  void whatACallerAddsIsWrittenWithItsRowAndNotWithOneThatIsReadAgain() {
    AtomicInteger readings = new AtomicInteger();
    Lookup<?> first = new Lookup.ById(new ContactId("mark0"));
    List<RowResult<RowOutcome<String>>> results =
        run(
            rows(
                20,
                i ->
                    row(seen -> {
                      if (readings.incrementAndGet() == 10) {
                        addField("f" + i);
                      }
                      return upserts
                          .row(seen, Writing.TERMS, read(i), Unchanged.WRITTEN)
                          .and(Set.of(first))
                          .writing(attempt ->
                              attempt
                                  .done()
                                  .map(done ->
                                      List.<Effect>of(
                                          new Effect.InsertContact(Contacts.blank("mark" + i))))
                                  .orElse(List.of()));
                    })));
    assertThat(results).allMatch(result -> upserted(result).created());
    assertThat(database.contactIds(HERE)).hasSize(40);
    assertThat(readings.get()).isGreaterThan(20);
  }

  private void addField(String id) {
    Writing.to(stores)
        .locations()
        .addField(
            HERE,
            Writing.TEST,
            new CustomFieldDefinition(id, id, id, CustomFieldType.TEXT, List.of()));
  }

  @Test
  void rowsThatWereReadByOldSettingsAreReadAgainInTheirOrder() {
    locations.fresh(HERE);
    addField("new");
    List<String> read = new ArrayList<>();
    List<RowResult<RowOutcome<String>>> results =
        run(
            rows(
                500,
                i ->
                    row(seen -> {
                      boolean known = seen.customFields().byId("new").isPresent();
                      read.add(i + (known ? " new" : " old"));
                      return upserts.row(
                          seen,
                          Writing.TERMS,
                          known ? read(i / 2) : new Reading.Refused<>("no such field"),
                          Unchanged.WRITTEN);
                    })));
    assertThat(results)
        .extracting(result -> upserted(result).created())
        .containsExactlyElementsOf(IntStream.range(0, 500).mapToObj(i -> i % 2 == 0).toList());
    assertThat(read).startsWith("0 old").doesNotHaveDuplicates();
    assertThat(read.stream().filter(text -> text.endsWith("new")))
        .containsExactlyElementsOf(IntStream.range(0, 500).mapToObj(i -> i + " new").toList());
    assertThat(locations.lastSeen(HERE).customFields().byId("new")).isPresent();
  }

  @Test
  void settingsThatChangeWithEveryReadingEndInAnOutageAndNotInALoop() {
    List<RowResult<String>> results =
        run(
            rows(
                3,
                i ->
                    row(seen ->
                        new Work<>(
                            HERE,
                            Writing.TERMS,
                            Set.of(),
                            view -> Decision.of(new Attempt.Stale<>(view.location()))))));
    assertThat(results).hasSize(3).allMatch(RowResult.NotDone.class::isInstance);
  }

  @Test
  void whenTheStoreFailsNothingBehindIsWritten() {
    stores.close();
    try (FaultyStores faulty = database.openFaulty()) {
      stores = faulty.stores();
      locations = new LocationView(stores.locations());
      upserts = new RowUpserts(Writing.to(stores).upserts());
      AtomicInteger made = new AtomicInteger();
      List<RowResult<RowOutcome<String>>> results =
          run(
              rows(
                  5_000,
                  i -> {
                    if (i == 1_500) {
                      faulty.arm(
                          new FaultyStores.Fault(
                              FaultyStores.Side.WRITERS,
                              FaultyStores.Fault.NEXT_COMMIT,
                              FaultyStores.When.BEFORE_SENT));
                    }
                    return row(seen -> {
                      made.incrementAndGet();
                      return upserts.row(seen, Writing.TERMS, read(i), Unchanged.WRITTEN);
                    });
                  }));
      assertThat(faulty.hit()).isPresent();
      assertThat(results).hasSize(5_000);
      int written = (int) results.stream().takeWhile(RowResult.Done.class::isInstance).count();
      assertThat(written).isLessThan(5_000);
      assertThat(results.subList(written, 5_000)).allMatch(RowResult.NotDone.class::isInstance);
      assertThat(database.contactIds(HERE)).hasSize(written);
      assertThat(made.get()).isLessThan(5_000);
      assertThat(run(Stream.of(upsert(1)))).allMatch(RowResult.Done.class::isInstance);
    }
  }

  @Test
  void noMoreThanAWindowOfRowsIsUnderWay() {
    assertThat(mostUnderWay(100)).isEqualTo(RowPipeline.WINDOW);
    assertThat(mostUnderWay(RowPipeline.WINDOW_WEIGHT / 4)).isEqualTo(4);
    assertThat(mostUnderWay(RowPipeline.WINDOW_WEIGHT * 2)).isEqualTo(1);
  }

  private int mostUnderWay(long weight) {
    AtomicInteger made = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Iterator<Row<String>> rows =
        IntStream.range(0, 2 * RowPipeline.WINDOW)
            .<Row<String>>mapToObj(i ->
                new Made<>(
                    weight,
                    seen -> {
                      int now = made.incrementAndGet() - taken.get();
                      most.accumulateAndGet(now, Math::max);
                      return new Work<>(
                          HERE,
                          Writing.TERMS,
                          Set.of(),
                          new SettledWork<>(seen, view -> Decision.of("done")));
                    }))
            .iterator();
    new RowPipeline(stores.transactions(), locations)
        .run(HERE, rows, result -> taken.incrementAndGet());
    assertThat(taken).hasValue(2 * RowPipeline.WINDOW);
    return most.get();
  }

  @Test
  void aCallerWhoWaitsForOneWorkGoesBeforeRowsThatCameEarlier() {
    BlockedWriter blocked = BlockedWriter.in(stores, HERE);
    List<String> order = new CopyOnWriteArrayList<>();
    List<CompletableFuture<?>> calls = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      calls.add(
          stores
              .transactions()
              .submit(
                  HERE,
                  Writing.TEST,
                  Set.of(),
                  view -> {
                    order.add("row");
                    return Decision.of("");
                  }));
    }
    Thread single =
        Thread.startVirtualThread(() ->
            stores
                .transactions()
                .exclusively(
                    HERE,
                    Writing.TEST,
                    Set.of(),
                    view -> {
                      order.add("single");
                      return Decision.of("");
                    }));
    while (single.getState() != Thread.State.WAITING) {
      LockSupport.parkNanos(QueuedCall.A_MOMENT);
    }
    blocked.goOn();
    calls.forEach(CompletableFuture::join);
    assertThat(order.getFirst()).isEqualTo("single");
  }

  @Test
  void whoeverHasNoStoreOrNoLocationIsToldAtOnce() {
    Stream<Row<RowOutcome<String>>> none = Stream.of();
    assertThatExceptionOfType(UnknownLocation.class)
        .isThrownBy(() ->
            new RowPipeline(stores.transactions(), locations)
                .run(new LocationId("nowhere"), none.iterator(), result -> {}));
    locations.fresh(HERE);
    stores.close();
    List<RowResult<RowOutcome<String>>> results = run(rows(3, this::upsert));
    assertThat(results).hasSize(3).allMatch(RowResult.NotDone.class::isInstance);
  }

  /** The rows that were read before the failure are written, and their results reported. */
  @Test
  void rowsUnderWayAreEndedBeforeAFailureOfTheirSourceIsTold() {
    List<RowResult<RowOutcome<String>>> results = new ArrayList<>();
    Iterator<Row<RowOutcome<String>>> broken =
        rows(
                10,
                i -> {
                  if (i == 7) {
                    throw new IllegalStateException("the disk is gone");
                  }
                  return upsert(i);
                })
            .iterator();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () -> new RowPipeline(stores.transactions(), locations).run(HERE, broken, results::add))
        .withMessage("the disk is gone");
    assertThat(results).hasSize(7).allMatch(result -> upserted(result).created());
    assertThat(database.contactIds(HERE)).hasSize(7);
  }
}
