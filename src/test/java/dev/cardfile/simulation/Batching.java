package dev.cardfile.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
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
import dev.cardfile.write.work.Work;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Batches in a history: each comes to what its rows come to one by one. */
final class Batching {

  private final Run run;

  Batching(Run run) {
    this.run = run;
  }

  /** A row with what is wanted of its contact. */
  private record Wish(Step.Upsert said, Wanted wanted) {}

  void batch(Step.Batch batch) {
    LocationId location = batch.location();
    Map<MatchKey, Integer> before = run.holders(location);
    List<Wish> rows = rows(batch);
    List<RowResult<RowOutcome<Problem>>> results = run.client.askMany(() -> send(location, rows));
    assertThat(results).hasSameSizeAs(rows);
    Queue<String> newcomers = new ArrayDeque<>(run.newcomers(location));
    Set<ContactId> seen = new HashSet<>();
    boolean over = false;
    for (int i = 0; i < rows.size(); i++) {
      Wish row = rows.get(i);
      RowOutcome<Problem> outcome = done(results.get(i));
      over = over || (outcome == null && !isWritten(row, newcomers));
      if (over) {
        assertThat(outcome).as("a row behind one that was not written").isNull();
      } else if (!row.said().hasKey()) {
        assertThat(outcome).isEqualTo(new RowOutcome.Refused<>(new Problem.NoKey(List.of())));
      } else {
        check(row, outcome, newcomers, seen);
      }
    }
    assertThat(newcomers).as("contacts that no row has made").isEmpty();
    run.checkNoNewDuplicates(location, before);
    run.happened.add("batch");
  }

  /** What fails hides the states in between: then each row is about another person. */
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

  private List<RowResult<RowOutcome<Problem>>> send(LocationId location, List<Wish> rows) {
    List<RowResult<RowOutcome<Problem>>> results = new ArrayList<>();
    try {
      run.rows.run(location, rows.stream().map(Sent::new).iterator(), results::add);
      return results;
    } catch (StoreUnavailable neverSeen) {
      assertThat(results).isEmpty();
      return Collections.nCopies(rows.size(), new RowResult.NotDone<>(neverSeen));
    }
  }

  private final class Sent implements Row<RowOutcome<Problem>> {

    private final Wish row;

    Sent(Wish row) {
      this.row = row;
    }

    @Override
    public Work<Attempt<RowOutcome<Problem>>> by(Location seen) {
      byte[] body = row.said().body().getBytes(StandardCharsets.UTF_8);
      return new RowUpserts(run.writes.upserts())
          .row(
              seen,
              Writing.TERMS.where(row.wanted().sent()),
              run.reader.read(body, seen, Attribution.UNKNOWN),
              Unchanged.WRITTEN);
    }

    @Override
    public long weight() {
      return row.said().body().length();
    }
  }

  /** Null where the store was away. */
  private static @Nullable RowOutcome<Problem> done(RowResult<RowOutcome<Problem>> result) {
    return switch (result) {
      case RowResult.Done<RowOutcome<Problem>>(RowOutcome<Problem> outcome) -> outcome;
      case RowResult.NotDone<RowOutcome<Problem>> away -> null;
      case RowResult.Failed<RowOutcome<Problem>>(Throwable cause) ->
          throw new AssertionError(cause);
    };
  }

  /** Whether the database has what a row was to write of which the store has told nothing. */
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
      Wish row,
      @Nullable RowOutcome<Problem> outcome,
      Queue<String> newcomers,
      Set<ContactId> seen) {
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
    });
    if (kept.isEmpty()) {
      run.happened.add("batch: condition failed");
    }
  }

  private static boolean isSame(Contact one, Contact other) {
    return Person.differing(Person.of(one), Person.of(other)).isEmpty();
  }
}
