package dev.cardfile.store.sql.follow;

import dev.cardfile.background.Worker;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.sql.group.KeptChanges;
import dev.cardfile.store.sql.group.LocationState;
import dev.cardfile.store.sql.jdbc.LocationWriter;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.statement.SingleRows;
import dev.cardfile.store.sql.statement.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes recorded changes whose retention has ended, in the background: location by location, the
 * oldest first, a few in each transaction. The same transaction updates the number up to which the
 * location's changes are gone. Several processes may purge the same store.
 */
public final class HistoryPurge implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryPurge.class);

  private static final int AT_ONCE = 500;

  /** The pause after each transaction, as a multiple of its duration, in which others can write. */
  private static final long SHARE_OF_OTHERS = 10;

  private static final long ROUND_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final LocationWriter writer;
  private final Readers readers;
  private final InstantSource expiry;
  private final StoreEvents events;
  private final Worker worker = new Worker("cardfile-history");

  /**
   * Starts with the changes that have already expired.
   *
   * @param expiry returns the time before which changes have expired; null if they never expire
   */
  public HistoryPurge(
      LocationWriter writer, Readers readers, @Nullable InstantSource expiry, StoreEvents events) {
    this.writer = writer;
    this.readers = readers;
    this.expiry = expiry == null ? () -> Instant.MIN : expiry;
    this.events = events;
    if (expiry != null) {
      worker.start(this::run);
    }
  }

  @Override
  public void close() {
    worker.close();
  }

  private void run() {
    while (!worker.isClosed()) {
      try {
        readers.read(SingleRows::locationIds).forEach(this::tryToPurge);
      } catch (StoreUnavailable away) {
        LOG.debug("old changes of contacts will be deleted later", away);
      } catch (Throwable e) { // any failure: nothing would be purged if this thread ended
        LOG.error("the locations with old changes of contacts could not be read", e);
      }
      worker.pause(ROUND_NANOS);
    }
  }

  /** Purges a location; if that fails, the others are purged all the same. */
  private void tryToPurge(LocationId location) {
    try {
      purge(location);
    } catch (StoreUnavailable away) {
      LOG.atDebug()
          .addKeyValue("location", location.value())
          .setCause(away)
          .log("old changes of a location will be deleted later");
    } catch (Throwable e) { // as above
      LOG.atError()
          .addKeyValue("location", location.value())
          .setCause(e)
          .log("old changes of contacts could not be deleted: it is tried again in ten minutes");
    }
  }

  private void purge(LocationId location) {
    while (!worker.isClosed() && isDue(location)) {
      long begun = System.nanoTime();
      int purged = writer.change(location, session -> purgeSome(session, location));
      events.changesPurged(purged);
      worker.pause((System.nanoTime() - begun) * SHARE_OF_OTHERS);
    }
  }

  private boolean isDue(LocationId location) {
    return readers.read(connection -> expired(new Session(connection), location) != null);
  }

  private record Dated(long seq, Instant at) {}

  /**
   * The oldest changes of a location that are to be deleted.
   *
   * @param last the largest number among them
   * @param latest a time that is no earlier than when they were made
   */
  private record Expired(int count, long last, Instant latest, KeptChanges kept) {}

  /** Returns the oldest changes that are to be deleted; null if there are none. */
  private @Nullable Expired expired(Session session, LocationId location) throws SQLException {
    LocationState state = SingleRows.withChanges(session, new LocationState(location, 0, null));
    KeptChanges kept = state.kept();
    if (kept == null) {
      return null;
    }
    Instant end = expiry.instant();
    List<Dated> oldest = changes(session, location, 0, AT_ONCE);
    long last = Math.max(kept.goneTo(), lastExpired(session, state, oldest, end));
    List<Dated> all = oldest.stream().filter(each -> each.seq() <= last).toList();
    if (all.isEmpty()) {
      return null;
    }
    Instant latest = all.stream().map(Dated::at).max(Comparator.naturalOrder()).orElseThrow();
    return new Expired(all.size(), all.getLast().seq(), latest.isAfter(end) ? end : latest, kept);
  }

  /**
   * Returns the number of the last change that is known to have expired, 0 if there is none. It is
   * looked for among the oldest ones and in some places after them, because a change made while the
   * clock was wrong can have a later time than those after it. Numbers are in the order in which
   * changes were made, so a change has expired if one with a larger number has.
   */
  private static long lastExpired(
      Session session, LocationState state, List<Dated> oldest, Instant end) throws SQLException {
    List<Dated> seen = new ArrayList<>(oldest);
    if (!oldest.isEmpty()) {
      long first = oldest.getFirst().seq();
      for (long far = oldest.size(); first + far < state.lastChange(); far *= 2) {
        seen.addAll(changes(session, state.id(), first + far, 1));
      }
      seen.addAll(changes(session, state.id(), state.lastChange() - 1, 1));
    }
    return seen.stream()
        .filter(each -> each.at().isBefore(end))
        .mapToLong(Dated::seq)
        .max()
        .orElse(0);
  }

  private static List<Dated> changes(Session session, LocationId location, long after, int most)
      throws SQLException {
    PreparedStatement statement = session.statement(Statements.TIMES_OF_CHANGES_AFTER);
    Parameters.of(statement).text(location.value()).number(after).number((long) most);
    List<Dated> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(new Dated(rows.getLong(1), Instant.ofEpochMilli(rows.getLong(2))));
      }
    }
    return found;
  }

  private int purgeSome(Session session, LocationId location) throws SQLException {
    Expired expired = expired(session, location);
    if (expired == null) {
      return 0;
    }
    for (String sql :
        List.of(
            Statements.PURGE_CHANGES,
            Statements.PURGE_DELETED_NOTES,
            Statements.PURGE_DELETED_TASKS)) {
      PreparedStatement delete = session.statement(sql);
      Parameters.of(delete).text(location.value()).number(expired.last());
      delete.executeUpdate();
    }
    if (expired.last() > expired.kept().goneTo()) {
      PreparedStatement gone = session.statement(Statements.SET_KEPT_CHANGES);
      Instant since = expired.kept().completeSince();
      Parameters.of(gone)
          .number(expired.last())
          .instant(since == null || since.isAfter(expired.latest()) ? since : expired.latest())
          .text(location.value());
      gone.executeUpdate();
    }
    return expired.count();
  }
}
