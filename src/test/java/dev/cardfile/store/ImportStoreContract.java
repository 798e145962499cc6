package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Alias;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.history.Entry;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.ImportState;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.imports.RowEnd;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Search;
import dev.cardfile.search.Sorting;
import dev.cardfile.upsert.RequestBuilder;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.Origin;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.write.LocationView;
import dev.cardfile.write.Upserts;
import dev.cardfile.write.imports.ImportRow;
import dev.cardfile.write.imports.ImportTurn;
import dev.cardfile.write.imports.Imports;
import dev.cardfile.write.rows.RowOutcome;
import dev.cardfile.write.rows.RowPipeline;
import dev.cardfile.write.rows.RowResult;
import dev.cardfile.write.rows.RowUpserts;
import dev.cardfile.write.work.Work;
import dev.cardfile.write.work.WriteTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guarantees about imports, whatever reads their files. */
public abstract class ImportStoreContract extends StoreContract {

  private static final String ID = "import00000000000001";
  private static final Actor BY = new Actor(Actor.Kind.API, "token", "app", "trace", ID);
  private static final Search EVERYBODY =
      new Search(Filter.everybody(), Sorting.NEWEST_FIRST, new Search.Start.Offset(0), 1);
  private static final int ROWS = 400;
  private static final int BAD = 7;

  private Instant now = Contacts.NOW;
  private final Imports imports = new Imports(() -> now);

  private Import begin(String id) {
    return writes().run(imports.begin(HERE, BY, id, "people.csv", "{}")).orElseThrow();
  }

  private Import waiting(String id) {
    begin(id);
    assertDone(imports.receive(HERE, BY, id, 0, "first", 10));
    assertDone(imports.receive(HERE, BY, id, 1, "second", 20));
    return assertDone(imports.received(HERE, BY, id));
  }

  private Import assertDone(Work<Imports.Outcome> work) {
    return ((Imports.Outcome.Done) writes().run(work)).now();
  }

  private void assertUnfit(Work<Imports.Outcome> work) {
    assertThat(writes().run(work)).isInstanceOf(Imports.Outcome.Unfit.class);
  }

  private Import find(String id) {
    return stores().imports().find(HERE, id).orElseThrow();
  }

  private static KeptRow kept(long number, KeptRow.Person person) {
    return new KeptRow(
        number, number + 1, "failed", null, "invalid", "it is wrong", "[\"a\"]", person);
  }

  @Test
  void aFileIsKeptUntilItsImportIsOver() {
    Import begun = begin(ID);
    assertThat(find(ID)).isEqualTo(begun);
    assertUnfit(imports.receive(HERE, BY, ID, 1, "second", 20));
    assertDone(imports.receive(HERE, BY, ID, 0, "first", 10));
    assertUnfit(imports.receive(HERE, BY, ID, 0, "first", 10));
    assertDone(imports.receive(HERE, BY, ID, 1, "sécond 😀", 20));
    assertUnfit(imports.resume(HERE, BY, ID));
    Import waiting = assertDone(imports.received(HERE, BY, ID));
    assertUnfit(imports.receive(HERE, BY, ID, 2, "third", 20));
    reopen(StoreSettings.DEFAULT);
    assertThat(find(ID)).isEqualTo(waiting);
    assertThat(waiting.spool()).isEqualTo(new Import.Spool(30, 2));
    assertThat(waiting.by()).isEqualTo(BY);
    assertThat(stores().imports().chunk(HERE, ID, 1)).contains("sécond 😀");
    assertThat(stores().imports().chunk(HERE, ID, 2)).isEmpty();
    assertThat(stores().imports().chunk(THERE, ID, 1)).isEmpty();
    assertThat(stores().imports().list(THERE)).isEmpty();
    assertThat(writes().run(imports.pause(THERE, BY, ID))).isEqualTo(new Imports.Outcome.Missing());
    assertUnfit(imports.forget(HERE, BY, ID));
    assertThat(assertDone(imports.cancel(HERE, BY, ID)).times().ended()).isNotNull();
    assertUnfit(imports.cancel(HERE, BY, ID));
    assertThat(stores().imports().chunk(HERE, ID, 0)).isEmpty();
    assertDone(imports.forget(HERE, BY, ID));
    assertThat(stores().imports().list(HERE)).isEmpty();
  }

  @Test
  void twoOfALocationRunAtOnceAndEachBelongsToOneProcess() {
    List<Import> all = IntStream.range(0, 3).mapToObj(i -> waiting("import" + i)).toList();
    assertDone(imports.run(HERE, all.get(0), "one"));
    assertDone(imports.run(HERE, all.get(1), "two"));
    assertUnfit(imports.run(HERE, all.get(2), "one"));
    assertUnfit(imports.run(HERE, all.get(0), "two"));
    assertDone(imports.run(HERE, all.get(0), "one"));
    now = now.plus(Imports.LEASE);
    assertDone(imports.touch(HERE, all.get(1), "two"));
    assertDone(imports.run(HERE, all.get(0), "two"));
    assertUnfit(imports.touch(HERE, all.get(0), "one"));
    assertUnfit(imports.done(HERE, all.get(0), "one"));
    assertDone(imports.pause(HERE, BY, all.get(0).id()));
    assertUnfit(imports.touch(HERE, all.get(0), "two"));
    assertDone(imports.run(HERE, all.get(2), "one"));
    assertDone(imports.resume(HERE, BY, all.get(0).id()));
    assertUnfit(imports.run(HERE, all.get(0), "two"));
    assertDone(imports.done(HERE, all.get(2), "one"));
    assertDone(imports.run(HERE, all.get(0), "two"));
    assertThat(stores().imports().list(HERE))
        .extracting(Import::state)
        .containsExactly(ImportState.DONE, ImportState.RUNNING, ImportState.RUNNING);
  }

  @Test
  void whatIsToBeWorkedAtIsFoundInAllLocations() {
    begin("import0");
    List<Import> here = IntStream.range(1, 5).mapToObj(i -> waiting("import" + i)).toList();
    Actor other = new Actor(Actor.Kind.API, "token", "app", "trace", "import9");
    assertThat(writes().run(imports.begin(THERE, other, "import9", null, "{}"))).isPresent();
    Import there = assertDone(imports.received(THERE, other, "import9"));
    Import running = assertDone(imports.run(HERE, here.get(0), "one"));
    assertDone(imports.pause(HERE, BY, here.get(1).id()));
    assertDone(imports.cancel(HERE, BY, here.get(2).id()));
    assertThat(stores().imports().due(10))
        .containsExactlyInAnyOrder(
            new ImportStore.Due(HERE, running),
            new ImportStore.Due(HERE, here.get(3)),
            new ImportStore.Due(THERE, there));
    assertThat(stores().imports().due(1)).hasSize(1);
    Import released = assertDone(imports.release(HERE, running, "one"));
    assertThat(released.server()).isNull();
    assertUnfit(imports.release(HERE, running, "one"));
    assertDone(imports.run(HERE, released, "two"));
  }

  @Test
  void ofAFileThatDoesNotComeNothingIsKept() {
    begin(ID);
    assertDone(imports.receive(HERE, BY, ID, 0, "first", 10));
    assertDone(imports.drop(HERE, BY, ID));
    assertThat(stores().imports().list(HERE)).isEmpty();
    assertThat(stores().imports().chunk(HERE, ID, 0)).isEmpty();
    waiting(ID);
    assertUnfit(imports.drop(HERE, BY, ID));
  }

  @Test
  void aLocationHasOnlySoManyThatAreNotOver() {
    for (int i = 0; i < Imports.MOST_UNFINISHED; i++) {
      begin("import" + (100 + i));
    }
    assertThat(writes().run(imports.begin(HERE, BY, ID, null, "{}"))).isEmpty();
    assertDone(imports.cancel(HERE, BY, "import100"));
    begin(ID);
  }

  @Test
  void whatIsOverIsForgottenInTheEnd() {
    waiting("import1");
    begin("import2");
    assertDone(imports.cancel(HERE, BY, "import1"));
    now = now.plus(Duration.ofHours(1)).plusMillis(1);
    waiting("import3");
    assertThat(writes().run(imports.purge(HERE))).isEqualTo(1);
    assertThat(stores().imports().list(HERE))
        .extracting(Import::id)
        .containsExactly("import3", "import1");
    now = now.plus(Imports.RETENTION);
    assertThat(writes().run(imports.purge(HERE))).isEqualTo(1);
    assertThat(stores().imports().list(HERE)).extracting(Import::id).containsExactly("import3");
  }

  private RowUpserts upserts() {
    InstantSource clock = InstantSource.system();
    return new RowUpserts(new Upserts(clock, new IdSequence(clock, RandomGenerator.getDefault())));
  }

  private ImportRow<String> row(RowUpserts upserts, String server, long number) {
    Alias alias = new Alias("test", "number" + number);
    return new ImportRow<>(
        new ImportTurn(HERE, ID, server, WriteTerms.of(BY)),
        upserts,
        () -> now,
        number,
        100,
        seen ->
            number % BAD == 0
                ? new Reading.Refused<>("bad")
                : new Reading.Accepted<>(
                    RequestBuilder.of(Edit.keep(), Edit.keep())
                        .build()
                        .from(new Origin(alias, null, null, false))),
        outcome ->
            switch (outcome) {
              case RowOutcome.Refused<String>(String problem) ->
                  new ImportRow.Note(RowEnd.FAILED, kept(number, KeptRow.Person.UNKNOWN));
              case RowOutcome.Decided<String>(UpsertResult result, boolean unchanged) ->
                  new ImportRow.Note(
                      unchanged
                          ? RowEnd.UNCHANGED
                          : result.created() ? RowEnd.CREATED : RowEnd.UPDATED,
                      null);
              case RowOutcome.Decided<String>(var other, boolean unchanged) ->
                  new ImportRow.Note(RowEnd.SKIPPED, null);
            });
  }

  /**
   * Runs rows from where the import has stopped until its turn is lost. Returns the number of rows
   * done.
   */
  private int runFrom(Stores by, String server) {
    RowUpserts upserts = upserts();
    long from = by.imports().find(HERE, ID).orElseThrow().counts().rows() + 1;
    List<RowResult<ImportRow.Outcome>> results = new ArrayList<>();
    new RowPipeline(by.transactions(), new LocationView(by.locations()))
        .run(
            HERE,
            LongStream.rangeClosed(from, ROWS).mapToObj(i -> row(upserts, server, i)).iterator(),
            results::add);
    return (int)
        results.stream()
            .filter(result ->
                result instanceof RowResult.Done<ImportRow.Outcome>(ImportRow.Outcome.Ended end))
            .count();
  }

  private void assertAllRowsOnce() {
    Import done = find(ID);
    int bad = ROWS / BAD;
    assertThat(done.counts().rows()).isEqualTo(ROWS);
    assertThat(done.counts().created()).isEqualTo(ROWS - bad);
    assertThat(done.counts().failed()).isEqualTo(bad);
    assertThat(stores().contacts().count(HERE)).isEqualTo(ROWS - bad);
    assertThat(stores().imports().rows(HERE, ID, 0, ROWS)).hasSize(bad);
    assertThat(stores().imports().rows(HERE, ID, BAD, 2))
        .containsExactly(
            kept(2 * BAD, KeptRow.Person.UNKNOWN), kept(3 * BAD, KeptRow.Person.UNKNOWN));
  }

  @Test
  void eachRowIsDoneOnceAndByItsImport() {
    Import waiting = waiting(ID);
    assertDone(imports.run(HERE, waiting, "one"));
    assertThat(runFrom(stores(), "two")).isZero();
    assertThat(runFrom(stores(), "one")).isEqualTo(ROWS);
    assertAllRowsOnce();
    assertThat(runFrom(stores(), "one")).isZero();
    Contact any = stores().search().find(HERE, EVERYBODY).contacts().getFirst();
    Entry made = stores().history().of(HERE, any.id(), null, 1).entries().getFirst();
    assertThat(made.by()).isEqualTo(BY);
  }

  /** Several processes keep taking the turn from each other in the middle of the import. */
  @Test
  void processesThatGoOnWithItDoNoRowTwiceAndLeaveNoneOut() {
    Import waiting = waiting(ID);
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (String server : List.of("one", "two", "three")) {
      all.add(
          CompletableFuture.supplyAsync(() -> {
            int done = 0;
            while (find(ID).counts().rows() < ROWS) {
              Imports greedy = new Imports(() -> Contacts.NOW.plus(Duration.ofDays(1)));
              writes().run(greedy.run(HERE, waiting, server));
              done += runFrom(stores(), server);
            }
            return done;
          }));
    }
    assertThat(all.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(ROWS);
    assertAllRowsOnce();
  }

  @Test
  void aRowBehindAPauseIsNotWritten() {
    Import waiting = waiting(ID);
    assertDone(imports.run(HERE, waiting, "one"));
    CompletableFuture<Integer> running =
        CompletableFuture.supplyAsync(() -> runFrom(stores(), "one"));
    Import paused = assertDone(imports.pause(HERE, BY, ID));
    int done = running.join();
    assertThat(paused.counts().rows()).isEqualTo(done);
    assertThat(find(ID)).isEqualTo(paused);
    assertDone(imports.resume(HERE, BY, ID));
    assertDone(imports.run(HERE, waiting, "one"));
    assertThat(runFrom(stores(), "one")).isEqualTo(ROWS - done);
    assertAllRowsOnce();
  }

  @Test
  void aRowThatCannotBeRunIsPassedOver() {
    Import waiting = waiting(ID);
    assertDone(imports.run(HERE, waiting, "one"));
    assertUnfit(imports.passOver(HERE, waiting, "one", kept(2, KeptRow.Person.UNKNOWN)));
    assertUnfit(imports.passOver(HERE, waiting, "two", kept(1, KeptRow.Person.UNKNOWN)));
    assertDone(imports.passOver(HERE, waiting, "one", kept(1, KeptRow.Person.UNKNOWN)));
    assertUnfit(imports.passOver(HERE, waiting, "one", kept(1, KeptRow.Person.UNKNOWN)));
    assertThat(find(ID).counts().failed()).isEqualTo(1);
  }

  /** Of rows that are long, fewer are read at once. */
  @Test
  void keptRowsAreReadInPagesOfLimitedSize() {
    Import waiting = waiting(ID);
    assertDone(imports.run(HERE, waiting, "one"));
    int most = (int) ImportStore.MAX_ROWS_BYTES;
    for (int length : List.of(most / 2, most / 4, most / 2, 2 * most, 10, 10)) {
      long number = find(ID).counts().rows() + 1;
      KeptRow row =
          new KeptRow(
              number,
              1,
              "failed",
              null,
              "invalid",
              "it is wrong",
              "x".repeat(length),
              KeptRow.Person.UNKNOWN);
      assertDone(imports.passOver(HERE, waiting, "one", row));
    }
    List<List<Long>> pages = new ArrayList<>();
    for (List<Long> page = page(0); !page.isEmpty(); page = page(page.getLast())) {
      pages.add(page);
    }
    assertThat(pages).containsExactly(List.of(1L, 2L), List.of(3L), List.of(4L), List.of(5L, 6L));
    assertThat(stores().imports().rows(HERE, ID, 4, 1)).hasSize(1);
  }

  private List<Long> page(long after) {
    return stores().imports().rows(HERE, ID, after, ROWS).stream().map(KeptRow::number).toList();
  }

  @Test
  void erasingAPersonRemovesTheRowsAndTheFiles() {
    Contact ann = Contacts.withEmails("ann", "ann@example.com", "old@example.com");
    insert(ann);
    Alias alias = new Alias("highlevel", "seD4PfOuKoVMLkEZqohJ");
    var _ =
        stores()
            .transactions()
            .exclusively(
                HERE,
                Writing.TEST,
                by(ann.id()),
                view -> {
                  var _ = view.get(new Lookup.ById(ann.id())).orElseThrow();
                  return Decision.of(ann, new Effect.PutAlias(alias, ann.id(), null));
                });
    Import waiting = waiting(ID);
    waiting("import00000000000002");
    assertDone(imports.cancel(HERE, BY, "import00000000000002"));
    assertDone(imports.run(HERE, waiting, "one"));
    List<KeptRow.Person> people =
        List.of(
            person("ann@example.com"),
            new KeptRow.Person(keys("old@example.com", "+12125550143"), new Alias("x", "y")),
            new KeptRow.Person(Set.of(), alias),
            person("ben@example.com"));
    for (int i = 0; i < people.size(); i++) {
      assertDone(imports.passOver(HERE, waiting, "one", kept(i + 1, people.get(i))));
    }
    assertThat(writes().run(writes().reversals().erase(HERE, Writing.TERMS, ann.id()))).isPresent();
    assertThat(stores().imports().rows(HERE, ID, 0, 10))
        .extracting(KeptRow::number)
        .containsExactly(4L);
    Import failed = find(ID);
    assertThat(failed.state()).isEqualTo(ImportState.FAILED);
    assertThat(Optional.ofNullable(failed.problem()).orElseThrow().code()).isEqualTo("erased");
    assertThat(stores().imports().chunk(HERE, ID, 0)).isEmpty();
    assertThat(find("import00000000000002").state()).isEqualTo(ImportState.CANCELLED);
    assertThat(runFrom(stores(), "one")).isZero();
  }

  private static Set<MatchKey> keys(String... values) {
    return Stream.of(values)
        .map(value ->
            new MatchKey(value.startsWith("+") ? MatchingField.PHONE : MatchingField.EMAIL, value))
        .collect(Collectors.toSet());
  }

  private static KeptRow.Person person(String... values) {
    return new KeptRow.Person(keys(values), null);
  }

  @Test
  void whoeverIsErasedIsFoundByAllValuesAndNobodyElse() {
    Contact ann = Contacts.withEmails("ann", "first@example.com");
    insert(ann);
    replace(
        Contacts.withHeld(
            ann,
            new HeldValues("ann@example.com", List.of()),
            new HeldValues("+4930901820", List.of())));
    replace(Contacts.withEmails("ann", "last@example.com"));
    Alias alias = new Alias("crm", "42");
    var _ =
        stores()
            .transactions()
            .exclusively(
                HERE,
                Writing.TEST,
                by(ann.id()),
                view -> {
                  var _ = view.get(new Lookup.ById(ann.id())).orElseThrow();
                  return Decision.of(ann, new Effect.PutAlias(alias, ann.id(), null));
                });
    assertDone(imports.run(HERE, waiting(ID), "one"));
    List<KeptRow.Person> hers =
        List.of(
            person("first@example.com"),
            person("other@example.com", "ann@example.com", "zoe@example.com"),
            person("+12125550143", "+4930901820"),
            new KeptRow.Person(Set.of(), alias),
            new KeptRow.Person(Set.of(), new Alias(Alias.CARDFILE, "ann")),
            new KeptRow.Person(Set.of(), new Alias("highlevel", "ann")));
    List<KeptRow.Person> others =
        List.of(
            person("dear-ann@example.com", "ann@example.community", "+49309018201"),
            new KeptRow.Person(Set.of(), new Alias("shop", "42")),
            new KeptRow.Person(Set.of(), new Alias("crm", "420")),
            new KeptRow.Person(Set.of(), new Alias("crm", "anna")),
            KeptRow.Person.UNKNOWN);
    List<KeptRow> rows = new ArrayList<>();
    for (KeptRow.Person each : Stream.concat(hers.stream(), others.stream()).toList()) {
      rows.add(kept(rows.size() + 1, each));
      assertDone(imports.passOver(HERE, find(ID), "one", rows.getLast()));
    }
    assertThat(stores().imports().rows(HERE, ID, 0, 20)).isEqualTo(rows);
    assertThat(writes().run(writes().reversals().erase(HERE, Writing.TERMS, ann.id()))).isPresent();
    assertThat(stores().imports().rows(HERE, ID, 0, 20))
        .isEqualTo(rows.subList(hers.size(), rows.size()));
  }

  /** Even a row that changes nothing adds its alias to the contact. */
  @Test
  void anUnchangedContactGetsItsAlias() {
    Contact ann = new Caller(stores()).upsert(HERE, "ann@example.com", null).contact();
    Import waiting = waiting(ID);
    assertDone(imports.run(HERE, waiting, "one"));
    Alias alias = new Alias("test", "seD4PfOuKoVMLkEZqohJ");
    ImportRow<String> row =
        new ImportRow<>(
            new ImportTurn(HERE, ID, "one", WriteTerms.of(BY)),
            upserts(),
            () -> now,
            1,
            100,
            seen ->
                new Reading.Accepted<>(
                    Caller.request("ann@example.com", null)
                        .from(new Origin(alias, null, null, false))),
            outcome -> {
              assertThat(((RowOutcome.Decided<String>) outcome).unchanged()).isTrue();
              return new ImportRow.Note(RowEnd.UNCHANGED, null);
            });
    new RowPipeline(stores().transactions(), new LocationView(stores().locations()))
        .run(HERE, List.of(row).iterator(), result -> {});
    assertThat(find(ID).counts().unchanged()).isEqualTo(1);
    assertThat(stores().contacts().find(HERE, ann.id())).contains(ann);
    assertThat(stores().aliases().contacts(HERE, Set.of(alias.id())))
        .containsEntry(alias.id(), ann.id());
  }
}
