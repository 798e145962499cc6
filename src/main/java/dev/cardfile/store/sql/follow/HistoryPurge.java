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
import java.util.Objects;
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
    long last = lastExpired(location);
    while (!worker.isClosed() && last > 0) {
      purgeUpTo(location, last);
      last = lastExpired(location);
    }
  }

  /** Deletes the changes up to a number, which is looked for once, outside of the lock. */
  private void purgeUpTo(LocationId location, long last) {
    int purged = 1;
    while (!worker.isClosed() && purged > 0) {
      long begun = System.nanoTime();
      purged = writer.change(location, session -> purgeSome(session, location, last));
      events.changesPurged(purged);
      worker.pause((System.nanoTime() - begun) * SHARE_OF_OTHERS);
    }
  }

  private long lastExpired(LocationId location) {
    return readers.read(connection -> lastExpired(new Session(connection), location));
  }

  private record Dated(long seq, Instant at) {}

  /**
   * Returns the number of a change that has expired with all before it; 0 if there is none. A
   * change dated in the future was made while the clock was wrong. Numbers are in the order in
   * which changes were made, so it has expired if the next one with a credible date has.
   */
  private long lastExpired(Session session, LocationId location) throws SQLException {
    KeptChanges kept = kept(session, location);
    if (kept == null) {
      return 0;
    }
    Instant now = Objects.requireNonNull(retention).clock().instant();
    Instant end = end();
    long last = 0;
    List<Dated> some = changes(session, location, 0, AT_ONCE);
    while (!some.isEmpty()) {
      for (Dated each : some) {
        if (each.seq() <= kept.goneTo() || each.at().isBefore(end)) {
          last = each.seq();
        } else if (!each.at().isAfter(now)) {
          return last;
        }
      }
      some = last > 0 ? List.of() : changes(session, location, some.getLast().seq(), AT_ONCE);
    }
    return last;
  }

  private Instant end() {
    Retention kept = Objects.requireNonNull(retention);
    return kept.clock().instant().minus(kept.time());
  }

  private static @Nullable KeptChanges kept(Session session, LocationId location)
      throws SQLException {
    return SingleRows.withChanges(session, new LocationState(location, 0, null)).kept();
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

  /** Deletes some of the oldest changes up to a number. */
  private int purgeSome(Session session, LocationId location, long last) throws SQLException {
    KeptChanges kept = kept(session, location);
    List<Dated> some =
        changes(session, location, 0, AT_ONCE).stream().filter(each -> each.seq() <= last).toList();
    if (kept == null || some.isEmpty()) {
      return 0;
    }
    long upTo = some.getLast().seq();
    for (String sql :
        List.of(
            Statements.PURGE_CHANGES,
            Statements.PURGE_DELETED_NOTES,
            Statements.PURGE_DELETED_TASKS)) {
      PreparedStatement delete = session.statement(sql);
      Parameters.of(delete).text(location.value()).number(upTo);
      delete.executeUpdate();
    }
    if (upTo > kept.goneTo()) {
      PreparedStatement gone = session.statement(Statements.SET_KEPT_CHANGES);
      Instant since = kept.completeSince();
      Instant latest = latest(some);
      Parameters.of(gone)
          .number(upTo)
          .instant(since == null || since.isAfter(latest) ? since : latest)
          .text(location.value());
      gone.executeUpdate();
    }
    return some.size();
  }

  /** Returns the time of the latest of these changes; if none has a credible one, the end. */
  private Instant latest(List<Dated> changes) {
    Instant end = end();
    return changes.stream()
        .map(Dated::at)
        .filter(at -> at.isBefore(end))
        .max(Instant::compareTo)
        .orElse(end);
  }
}
