package dev.cardfile.store.sql.sqlite;

import dev.cardfile.store.sql.jdbc.Connections;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteOpenMode;

/**
 * Opens connections to a SQLite file that exists and is in WAL mode. None of them checkpoints by
 * itself; the {@link Checkpointer} does.
 */
public final class SqliteConnections implements Connections {

  /** A checkpoint that locks out the writers gives up rather than let them wait longer. */
  private static final Duration CHECKPOINT_PATIENCE = Duration.ofMillis(100);

  private static final int WRITER_CACHE_KIB = 32 * 1024;
  private static final int KEPT_WAL_BYTES = 256 * 1024 * 1024;

  /** Whoever commits while a store is filled copies, when the log has so many pages. */
  private static final String FILLED_WAL_PAGES = "4096";

  private final Path file;
  private final Duration busyTimeout;

  public SqliteConnections(Path file, Duration busyTimeout) {
    this.file = file;
    this.busyTimeout = busyTimeout;
  }

  @Override
  public Connection open(Purpose purpose) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setSynchronous(SynchronousMode.FULL);
    config.setPragma(Pragma.WAL_AUTOCHECKPOINT, "0");
    config.setJournalSizeLimit(KEPT_WAL_BYTES);
    config.setBusyTimeout(Math.toIntExact(busyTimeout.toMillis()));
    switch (purpose) {
      case WRITE -> prepareToWrite(config);
      case WRITE_AHEAD -> {
        prepareToWrite(config);
        // In WAL mode this leaves out just one flush, that of the log after a commit.
        config.setSynchronous(SynchronousMode.NORMAL);
      }
      case FILL -> {
        prepareToWrite(config);
        // With no server beside it, nobody else moves the log.
        config.setPragma(Pragma.WAL_AUTOCHECKPOINT, FILLED_WAL_PAGES);
      }
      case READ, SNAPSHOT -> {}
      case CHECKPOINT -> config.setBusyTimeout(Math.toIntExact(CHECKPOINT_PATIENCE.toMillis()));
    }
    SqliteLibrary.load(file);
    Connection connection = config.createConnection(url(file));
    try {
      if (purpose == Purpose.READ || purpose == Purpose.SNAPSHOT) {
        forbidWrites(connection);
        RegexpFunction.addTo(connection);
      }
      if (purpose == Purpose.SNAPSHOT) {
        connection.setAutoCommit(false); // and the first read begins it
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void prepareToWrite(SQLiteConfig config) {
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setCacheSize(-WRITER_CACHE_KIB);
    // What is deleted is overwritten, so that nothing is left of a person who is erased.
    config.setPragma(Pragma.SECURE_DELETE, "on");
  }

  /** As a URI: a path may contain what the driver takes for the beginning of its options. */
  static String url(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath().toUri();
  }

  private static void forbidWrites(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SqliteStatements.FORBID_WRITES);
    }
  }
}
