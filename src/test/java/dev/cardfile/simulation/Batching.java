package dev.cardfile.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.http.RowRetries;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Writing;
import dev.cardfile.upsert.UpsertOutcome;
import dev.cardfile.wire.Problem;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.rows.Row;
import dev.cardfile.write.rows.RowOutcome;
import dev.cardfile.write.rows.RowResult;
import dev.cardfile.write.rows.RowUpserts;
import dev.cardfile.write.rows.Unchanged;
import dev.cardfile.write.work.SafeRetries;
import dev.cardfile.write.work.Work;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The batches of a history. Each must have the same result as its rows one by one. Some have a key
 * and are sent again: after a failure until every row is done, otherwise without any effect.
 */
final class Batching {

  private final Run run;
  private final Random random;
  private int sent;

  Batching(Run run, Random random) {
    this.run = run;
    this.random = random;
  }

  /** A row with its precondition. */
  private record Wish(Step.Upsert said, Wanted wanted) {}

  /**
   * A batch that may be sent several times.
   *
   * @param key null for none
   * @param kept the kept outcome of each row; null where none is kept yet
   */
  private record Sending(
      LocationId location,
      List<Wish> rows,
      SafeRetries.@Nullable Keyed key,
      List<RowRetries.@Nullable Row<Problem>> kept) {

    String nameOf(int row) {
      return Objects.requireNonNull(key).key().key() + " row " + row;
    }
  }

  void batch(Step.Batch batch) {
    List<Wish> rows = rows(batch);
    boolean keyed = random.nextBoolean() && !rows.isEmpty();
    RetryKey key = new RetryKey("batches", "batch " + sent++);
    Sending sending =
        new Sending(
            batch.location(),
            rows,
            keyed ? new SafeRetries.Keyed(key, rows.toString()) : null,
            new ArrayList<>(Collections.nCopies(rows.size(), null)));
    boolean isWhole = send(sending);
    while (keyed && !isWhole && run.client.repeats()) {
      run.client.arm();
      isWhole = send(sending);
      run.happened.add(isWhole ? "batch: whole at last" : "batch: cut off again");
    }
    if (keyed && isWhole && random.nextBoolean()) {
      eraseSomebody(sending);
      isWhole = send(sending);
    }
    if (keyed && isWhole && !run.client.isFaulty()) {
      SafeRetries.Keyed other = new SafeRetries.Keyed(key, "another");
      assertThat(run.rowRetries.begin(batch.location(), Writing.TERMS, other, false))
          .isEqualTo(new RowRetries.Begun.Refused(new Problem.IdempotencyKeyReused()));
    }
    run.happened.add("batch");
  }

  /** Erases one of the people in the batch. Their rows stay done, but their outcomes are erased. */
  private void eraseSomebody(Sending sending) {
    for (RowRetries.Row<Problem> row : new ArrayList<>(sending.kept())) {
      if (row instanceof RowRetries.Row.Replayed<Problem>(var _, var _, ContactId person)
          && random.nextInt(4) == 0) {
        run.reversing.erase(sending.location(), person);
        sending
            .kept()
            .replaceAll(each ->
                each instanceof RowRetries.Row.Replayed<Problem>(var _, var _, ContactId id)
                        && id.equals(person)
                    ? new RowRetries.Row.Erased<>()
                    : each);
        run.happened.add("batch: erased");
        return;
      }
    }
  }

  /** Sends the batch. Returns whether every row was answered. */
  private boolean send(Sending sending) {
    LocationId location = sending.location();
    Map<MatchKey, Integer> before = run.holders(location);
    List<Wish> rows = sending.rows();
    List<RowResult<RowRetries.Row<Problem>>> results = run.client.askMany(() -> ask(sending));
    assertThat(results).hasSameSizeAs(rows);
    Queue<String> newcomers = new ArrayDeque<>(run.newcomers(location));
    Set<ContactId> seen = new HashSet<>();
    boolean isWhole = true;
    boolean over = false;
    for (int i = 0; i < rows.size(); i++) {
      Wish row = rows.get(i);
      RowRetries.Row<Problem> told = done(results.get(i));
      isWhole &= told != null;
      RowRetries.Row<Problem> kept = sending.kept().get(i);
      if (kept != null) {
        assertThat(told).as("what was done before").isIn(kept, null);
        if (told != null) {
          run.happened.add("batch: replayed");
        }
        continue;
      }
      RowOutcome<Problem> outcome =
          told == null ? null : ((RowRetries.Row.Fresh<Problem>) told).outcome();
      over = over || (outcome == null && !isWritten(row, newcomers));
      if (over) {
        assertThat(outcome).as("a row behind one that was not written").isNull();
      } else if (!row.said().hasKey()) {
        assertThat(outcome).isEqualTo(new RowOutcome.Refused<>(new Problem.NoKey(List.of())));
      } else {
        check(sending, i, outcome, newcomers, seen);
      }
    }
    assertThat(newcomers).as("contacts that no row has made").isEmpty();
    run.checkNoNewDuplicates(location, before);
    return isWhole;
  }

  /**
   * Chooses the rows. With faults, each row is about a different person, because intermediate
   * states cannot be observed.
   */
  private List<Wish> rows(Step.Batch batch) {
    Model later = run.model(batch.location()).copy();
    Set<String> people = new HashSet<>();
    List<Wish> rows = new ArrayList<>();
    for (Step.Batch.Row row : batch.rows()) {
      Person target = run.model(batch.location()).target(row.said());
      Wanted wanted = run.wanted(row.wish(), batch.location(), Run.idOf(target));
      if (!run.client.isFaulty()) {
        rows.add(new Wish(row.said(), wanted));
      } else if (row.said().hasKey() && row.wish() == null) {
        Person then = later.target(row.said());
        String id = then == null ? "new" + people.size() : then.id;
        if (people.add(id)) {
          var _ = later.upsert(row.said(), id);
          rows.add(new Wish(row.said(), wanted));
        }
      }
    }
    return rows;
  }

  private List<RowResult<RowRetries.Row<Problem>>> ask(Sending sending) {
    List<RowResult<RowRetries.Row<Problem>>> results = new ArrayList<>();
    List<Wish> rows = sending.rows();
    try {
      RowRetries.Keys keys = sending.key() == null ? null : keys(sending.location(), sending.key());
      run.rows.run(
          sending.location(),
          IntStream.range(0, rows.size()).mapToObj(i -> new Sent(i, rows.get(i), keys)).iterator(),
          results::add);
      return results;
    } catch (StoreUnavailable neverSeen) {
      assertThat(results).isEmpty();
      return Collections.nCopies(rows.size(), new RowResult.NotDone<>(neverSeen));
    }
  }

  private RowRetries.Keys keys(LocationId location, SafeRetries.Keyed keyed) {
    return ((RowRetries.Begun.Keyed) run.rowRetries.begin(location, Writing.TERMS, keyed, false))
        .keys();
  }

  private final class Sent implements Row<RowRetries.Row<Problem>> {

    private final int index;
    private final Wish row;
    private final RowRetries.@Nullable Keys keys;

    Sent(int index, Wish row, RowRetries.@Nullable Keys keys) {
      this.index = index;
      this.row = row;
      this.keys = keys;
    }

    @Override
    public Work<Attempt<RowRetries.Row<Problem>>> by(Location seen) {
      byte[] body = row.said().body().getBytes(StandardCharsets.UTF_8);
      Work<Attempt<RowOutcome<Problem>>> work =
          new RowUpserts(run.writes.upserts())
              .row(
                  seen,
                  Writing.TERMS.where(row.wanted().sent()),
                  run.reader.read(body, seen, Attribution.UNKNOWN),
                  Unchanged.WRITTEN);
      return keys == null
          ? work.map(attempt -> attempt.map(RowRetries.Row.Fresh::new))
          : keys.row(index, work);
    }

    @Override
    public long weight() {
      return row.said().body().length();
    }
  }

  /** Returns the result; null if the store was unavailable. */
  private static RowRetries.@Nullable Row<Problem> done(RowResult<RowRetries.Row<Problem>> result) {
    return switch (result) {
      case RowResult.Done<RowRetries.Row<Problem>>(RowRetries.Row<Problem> row) -> row;
      case RowResult.NotDone<RowRetries.Row<Problem>> away -> null;
      case RowResult.Failed<RowRetries.Row<Problem>>(Throwable cause) ->
          throw new AssertionError(cause);
    };
  }

  /** Reports whether a row was written although the store gave no answer for it. */
  private boolean isWritten(Wish row, Queue<String> newcomers) {
    LocationId location = row.said().location();
    Person target = run.model(location).target(row.said());
    if (target == null) {
      return !newcomers.isEmpty();
    }
    Contact now = run.now(location, Run.idOf(target));
    return now.revision() > target.revision;
  }

  private void check(
      Sending sending,
      int index,
      @Nullable RowOutcome<Problem> outcome,
      Queue<String> newcomers,
      Set<ContactId> seen) {
    Wish row = sending.rows().get(index);
    LocationId location = row.said().location();
    boolean created =
        run.model(location).target(row.said()) == null && row.wanted().failure(null) == null;
    String newcomer = created ? newcomers.remove() : Run.NOBODY;
    Optional<UpsertOutcome> answered =
        Optional.ofNullable((RowOutcome.Decided<Problem>) outcome).map(RowOutcome.Decided::outcome);
    Optional<Run.Kept> kept = run.upserted(row.said(), row.wanted(), answered, newcomer);
    kept.ifPresent(it -> {
      if (!seen.add(it.now().id())) {
        run.happened.add("batch: the same person");
      }
      boolean isUnchanged = it.before().filter(old -> isSame(old, it.now())).isPresent();
      if (outcome instanceof RowOutcome.Decided<Problem>(var _, boolean unchanged)) {
        assertThat(unchanged).as("unchanged").isEqualTo(isUnchanged);
      }
      if (isUnchanged) {
        run.happened.add("batch: unchanged");
      }
      if (sending.key() != null) {
        ContactId id = it.now().id();
        sending
            .kept()
            .set(index, new RowRetries.Row.Replayed<>(it.before().isEmpty(), isUnchanged, id));
        run.outcomes(location)
            .keep(sending.nameOf(index), sending.key().fingerprint(), run.now(), id, "row");
      }
    });
    if (kept.isEmpty()) {
      run.happened.add("batch: condition failed");
    }
  }

  private static boolean isSame(Contact one, Contact other) {
    return Person.differing(Person.of(one), Person.of(other)).isEmpty();
  }
}
