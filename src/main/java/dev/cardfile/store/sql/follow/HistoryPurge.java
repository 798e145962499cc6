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
        readers.read(SingleRows::locationIds).forEach(this::purge);
      } catch (StoreUnavailable away) {
        LOG.debug("old changes of contacts will be deleted later", away);
      } catch (RuntimeException e) {
        LOG.error("old changes of contacts could not be deleted", e);
      }
      worker.pause(ROUND_NANOS);
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
    return readers.read(connection -> {
      Session session = new Session(connection);
      KeptChanges kept = kept(session, location);
      return kept != null && expired(session, location, kept, 1).count() > 0;
    });
  }

  /**
   * The oldest changes of a location that are to be deleted.
   *
   * @param last the largest number among them
   * @param latest the latest time among them
   */
  private record Expired(int count, long last, Instant latest) {}

  private Expired expired(Session session, LocationId location, KeptChanges kept, int most)
      throws SQLException {
    Instant end = expiry.instant();
    PreparedStatement statement = session.statement(Statements.OLDEST_CHANGES);
    Parameters.of(statement).text(location.value()).number((long) most);
    Expired found = new Expired(0, 0, Instant.MIN);
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        long seq = rows.getLong(1);
        Instant at = Instant.ofEpochMilli(rows.getLong(2));
        if (seq > kept.goneTo() && !at.isBefore(end)) {
          break;
        }
        Instant latest = at.isAfter(found.latest()) ? at : found.latest();
        found = new Expired(found.count() + 1, seq, latest);
      }
    }
    return found;
  }

  private int purgeSome(Session session, LocationId location) throws SQLException {
    KeptChanges kept = kept(session, location);
    Expired expired =
        kept == null ? new Expired(0, 0, Instant.MIN) : expired(session, location, kept, AT_ONCE);
    if (kept == null || expired.count() == 0) {
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
    if (expired.last() > kept.goneTo()) {
      PreparedStatement gone = session.statement(Statements.SET_KEPT_CHANGES);
      Instant since = kept.completeSince();
      Parameters.of(gone)
          .number(expired.last())
          .instant(since == null || since.isAfter(expired.latest()) ? since : expired.latest())
          .text(location.value());
      gone.executeUpdate();
    }
    return expired.count();
  }

  private static @Nullable KeptChanges kept(Session session, LocationId location)
      throws SQLException {
    return SingleRows.withChanges(session, new LocationState(location, 0, null)).kept();
  }
}
