package dev.cardfile.store.sql.postgres;

import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.sql.jdbc.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections to a PostgreSQL database that may be unavailable, and migrates the store before
 * the first connection is handed out. The first caller runs the migration; while it tries, all
 * other callers fail at once.
 */
final class MigratedConnections implements Connections {

  private static final Logger LOG = LoggerFactory.getLogger(MigratedConnections.class);

  private final PostgresMigrations database;
  private final Connections connections;
  private final ReentrantLock trying = new ReentrantLock();
  private volatile boolean migrated;
  private @Nullable String lastReason;

  MigratedConnections(PostgresMigrations database, Connections connections) {
    this.database = database;
    this.connections = connections;
  }

  /**
   * Migrates the store, unless the database is unavailable.
   *
   * @throws StoreNotUsable if the database holds no store that this program can use
   */
  void migrate() {
    try {
      database.migrateOrFail();
      migrated = true;
    } catch (SQLException away) {
      away(away);
    }
  }

  @Override
  public Connection open(Purpose purpose) throws SQLException {
    if (!migrated) {
      migrateNow();
    }
    return connections.open(purpose);
  }

  private void migrateNow() throws SQLException {
    if (!trying.tryLock()) {
      throw new SQLException(database + " has not been reached yet");
    }
    try {
      if (!migrated) {
        database.migrateOrFail();
        migrated = true;
        LOG.info("{} is available", database);
      }
    } catch (SQLException e) {
      away(e);
      throw e;
    } catch (StoreNotUsable e) {
      refused(e);
      throw new SQLException(e.getMessage(), e);
    } finally {
      trying.unlock();
    }
  }

  private void away(SQLException e) {
    String reason = PostgresMigrations.reason(e);
    if (isNew(reason)) {
      LOG.warn("{} does not answer; retrying until it does: {}", database, reason);
    }
  }

  private void refused(StoreNotUsable e) {
    String reason = String.valueOf(e.getMessage());
    if (isNew(reason)) {
      LOG.error("{}; retrying until this is fixed", reason);
    }
  }

  /**
   * Reports whether a reason differs from the last one, so that the log has one line for each
   * reason and not for each attempt.
   */
  private boolean isNew(String reason) {
    boolean isNew = !reason.equals(lastReason);
    lastReason = reason;
    return isNew;
  }
}
