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
 * Opens connections to an existing SQLite file in WAL mode. Automatic checkpoints are off, except
 * for {@link Connections.Purpose#FILL}; the {@link Checkpointer} runs them instead.
 */
public final class SqliteConnections implements Connections {

  /**
   * The time after which a checkpoint that locks out writers gives up, so that they do not wait
   * longer.
   */
  private static final Duration CHECKPOINT_PATIENCE = Duration.ofMillis(100);

  private static final int WRITER_CACHE_KIB = 32 * 1024;
  private static final int KEPT_WAL_BYTES = 256 * 1024 * 1024;

  /** The length of the log, in pages, at which a commit checkpoints while a store is filled. */
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
        // In WAL mode this omits only one flush, that of the log after a commit.
        config.setSynchronous(SynchronousMode.NORMAL);
      }
      case FILL -> {
        prepareToWrite(config);
        // No server is running, so nothing else checkpoints the log.
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
        connection.setAutoCommit(false); // the snapshot begins with the first read
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
    // Overwrite deleted data, so that nothing remains of an erased person.
    config.setPragma(Pragma.SECURE_DELETE, "on");
  }

  /**
   * Returns the JDBC URL of a file, with its path as a URI: a plain path may contain characters
   * that the driver takes for the start of its options.
   */
  static String url(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath().toUri();
  }

  private static void forbidWrites(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SqliteStatements.FORBID_WRITES);
    }
  }
}
