package dev.cardfile.store.sql.group;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Durability;
import dev.cardfile.store.sql.jdbc.NotConnected;
import dev.cardfile.store.sql.jdbc.Outages;
import dev.cardfile.store.sql.jdbc.OutcomeUnknown;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.jdbc.Writer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Runs each batch in a transaction, and answers its callers. If a work makes the whole transaction
 * fail, each work runs again in a transaction of its own, so that only that one fails. If a machine
 * of a cluster is unavailable, locations run one by one, so that only those on that machine fail;
 * until such a location can be written again, its works run after all others.
 */
public final class Batches {

  private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

  private final Writer writer;
  private final Durability durability;
  private final Dialect dialect;
  private final Opening opening;
  private final StoreEvents events;
  private @Nullable Unreached unreached;
  private final Map<LocationId, Unreached> away = new HashMap<>();

  /** Creates a batch in the transaction that a session has begun. */
  public interface Opening {
    Batch open(List<Submission<?>> submissions, Session session);
  }

  /**
   * The last failure to reach the database, or a location, and when it became known, by {@link
   * System#nanoTime}.
   */
  private record Unreached(SQLException reason, long nanos) {}

  public Batches(
      Writer writer, Durability durability, Dialect dialect, Opening opening, StoreEvents events) {
    this.writer = writer;
    this.durability = durability;
    this.dialect = dialect;
    this.opening = opening;
    this.events = events;
  }

  public void run(List<Submission<?>> submissions) {
    List<Submission<?>> hopeful = withoutTimedOut(submissions, any -> unreached);
    List<Submission<?>> last = new ArrayList<>();
    List<Submission<?>> first = new ArrayList<>();
    hopeful.forEach(
        submission -> (away.containsKey(submission.location()) ? last : first).add(submission));
    if (!first.isEmpty()) {
      write(first);
    }
    writeByLocation(last);
  }

  private void writeByLocation(List<Submission<?>> submissions) {
    Map<LocationId, List<Submission<?>>> locations = new LinkedHashMap<>();
    for (Submission<?> submission : submissions) {
      locations.computeIfAbsent(submission.location(), any -> new ArrayList<>()).add(submission);
    }
    for (List<Submission<?>> here : locations.values()) {
      List<Submission<?>> hopeful = withoutTimedOut(here, away::get);
      if (!hopeful.isEmpty()) {
        write(hopeful);
      }
    }
  }

  /**
   * Fails the works that arrived before the last failure to reach their database or location, and
   * returns the others. Otherwise, all works that wait for an unresponsive database would try it in
   * vain, one batch after the other.
   */
  private List<Submission<?>> withoutTimedOut(
      List<Submission<?>> submissions, Function<LocationId, @Nullable Unreached> unreachedAt) {
    List<Submission<?>> hopeful = new ArrayList<>();
    for (Submission<?> submission : submissions) {
      Unreached last = unreachedAt.apply(submission.location());
      if (last != null && submission.cameBefore(last.nanos())) {
        submission.fail(last.reason());
      } else {
        hopeful.add(submission);
      }
    }
    if (hopeful.size() < submissions.size()) {
      events.batchFailed(submissions.size() - hopeful.size());
    }
    return hopeful;
  }

  private void write(List<Submission<?>> submissions) {
    Writer.Committed<Batch> written;
    try {
      written = writer.write(submissions.size(), session -> written(submissions, session));
    } catch (SQLException e) {
      fail(submissions, e);
      return;
    } catch (RuntimeException e) {
      runAlone(submissions, e);
      return;
    }
    written.result().committed();
    isThere(submissions);
    durability.ended(written.number(), new Answers(submissions, written.startNanos()));
  }

  /** Answers the callers of a batch once it is on disk. */
  private final class Answers implements Durability.Waiting {

    private final List<Submission<?>> submissions;
    private final long commitNanos;

    Answers(List<Submission<?>> submissions, long commitNanos) {
      this.submissions = submissions;
      this.commitNanos = commitNanos;
    }

    @Override
    public void onDisk() {
      submissions.forEach(Submission::release);
      events.batchCommitted(submissions.size(), Duration.ofNanos(System.nanoTime() - commitNanos));
    }

    @Override
    public void fail(Throwable cause) {
      submissions.forEach(submission -> submission.fail(cause));
      events.batchFailed(submissions.size());
    }
  }

  private Batch written(List<Submission<?>> submissions, Session session) throws SQLException {
    Batch batch = opening.open(submissions, session);
    batch.run();
    return batch;
  }

  private void fail(List<Submission<?>> submissions, SQLException cause) {
    switch (dialect.failure(cause)) {
      case OF_DATA -> runAlone(submissions, cause);
      case NODE_AWAY -> failOfNode(submissions, cause);
      case CONFLICT, CONNECTION, AWAY -> failAll(submissions, cause);
    }
  }

  private void failOfNode(List<Submission<?>> submissions, SQLException cause) {
    LocationId one = submissions.getFirst().location();
    if (submissions.stream().allMatch(submission -> submission.location().equals(one))) {
      isAway(one, cause);
      failAll(submissions, cause);
    } else {
      writeByLocation(submissions);
    }
  }

  private void failAll(List<Submission<?>> submissions, SQLException cause) {
    if (cause instanceof NotConnected) {
      unreached = new Unreached(cause, System.nanoTime());
    }
    log(submissions.size(), cause);
    submissions.forEach(submission -> submission.fail(cause));
    events.batchFailed(submissions.size());
  }

  /**
   * Logs a failed batch. It is a warning only if the outcome is unknown, or if neither the writer's
   * health nor {@link #isAway} reports the failure: these log one line for a whole outage, and none
   * for a store that is only busy.
   */
  private static void log(int works, SQLException cause) {
    Outage outage = Outages.of(cause);
    boolean unknown = cause instanceof OutcomeUnknown;
    boolean told = outage.lastsUntilWritten() || outage == Outage.NODE_AWAY;
    LOG.atLevel(unknown || !told ? Level.WARN : Level.DEBUG)
        .addKeyValue("cause", outage.text())
        .log(
            "the store is unavailable: a batch of {} {}",
            works,
            unknown ? "may have been written" : "was not written");
    LOG.debug("why", cause);
  }

  private void isAway(LocationId location, SQLException cause) {
    if (away.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("cause", Outages.of(cause).text())
          .log("some locations cannot be written: writes to them are answered 503 until they can");
    }
    away.put(location, new Unreached(cause, System.nanoTime()));
  }

  private void isThere(List<Submission<?>> submissions) {
    if (!away.isEmpty()) {
      submissions.forEach(submission -> away.remove(submission.location()));
      if (away.isEmpty()) {
        LOG.info("all locations can be written again");
      }
    }
  }

  private void runAlone(List<Submission<?>> submissions, Exception cause) {
    if (submissions.size() > 1) {
      submissions.forEach(submission -> run(List.of(submission)));
    } else {
      LOG.error("a write failed and was not retried", cause);
      Submission<?> culprit = submissions.getFirst();
      culprit.refuse(new IllegalStateException("the store cannot write this", cause));
      culprit.release();
    }
  }
}
