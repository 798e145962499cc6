package dev.cardfile.store.sql.follow;

import dev.cardfile.background.Worker;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings.Retention;
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
import java.util.ArrayList;
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
  private final @Nullable Retention retention;
  private final StoreEvents events;
  private final Worker worker = new Worker("cardfile-history");

  /**
   * Starts with the changes that have already expired.
   *
   * @param retention how long changes are kept; null if they never expire
   */
  public HistoryPurge(
      LocationWriter writer, Readers readers, @Nullable Retention retention, StoreEvents events) {
    this.writer = writer;
    this.readers = readers;
    this.retention = retention;
    this.events = events;
    if (retention != null) {
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
    KeptChanges kept = SingleRows.withChanges(session, new LocationState(location, 0, null)).kept();
    if (kept == null || retention == null) {
      return null;
    }
    Instant now = retention.clock().instant();
    Instant end = now.minus(retention.time());
    long last = Math.max(kept.goneTo(), lastExpired(session, location, end, now));
    List<Dated> all =
        changes(session, location, 0, AT_ONCE).stream().filter(each -> each.seq() <= last).toList();
    return all.isEmpty()
        ? null
        : new Expired(all.size(), all.getLast().seq(), latest(all, end), kept);
  }

  private static Instant latest(List<Dated> changes, Instant end) {
    return changes.stream()
        .map(Dated::at)
        .filter(at -> at.isBefore(end))
        .max(Instant::compareTo)
        .orElse(end);
  }

  /**
   * Returns the number of the last change that has expired with all before it; 0 if there is none.
   * A change dated in the future was made while the clock was wrong. Numbers are in the order in
   * which changes were made, so it has expired if the next one with a credible date has.
   */
  private static long lastExpired(Session session, LocationId location, Instant end, Instant now)
      throws SQLException {
    long last = 0;
    List<Dated> some = changes(session, location, 0, AT_ONCE);
    while (!some.isEmpty()) {
      for (Dated each : some) {
        if (each.at().isBefore(end)) {
          last = each.seq();
        } else if (!each.at().isAfter(now)) {
          return last;
        }
      }
      some = last > 0 ? List.of() : changes(session, location, some.getLast().seq(), AT_ONCE);
    }
    return last;
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
