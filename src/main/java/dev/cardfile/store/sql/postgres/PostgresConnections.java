package dev.cardfile.store.sql.postgres;

import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.jdbc.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Opens connections to a PostgreSQL database. Parameters in the URL take precedence over the
 * properties set here.
 */
public final class PostgresConnections implements Connections {

  private static final Driver DRIVER = new Driver();

  private static final int CONNECT_SECONDS = 5;

  /** The same, including authentication. */
  private static final int LOGIN_SECONDS = 10;

  /**
   * A server that sends nothing for this long is considered lost, even if the network reports no
   * error.
   */
  private static final int SILENT_SECONDS = 30;

  private static final int PATIENCE_MILLIS = 10 * 60 * 1000;

  /**
   * The time after which the server ends the transaction of a client that sends no statement, or
   * does not acknowledge data sent to it. Such a client is probably dead, and its transaction holds
   * locks.
   */
  private static final Duration DEAD = Duration.ofSeconds(10);

  private final String url;
  private final Duration lockTimeout;

  public PostgresConnections(String url, Duration lockTimeout) {
    this.url = url;
    this.lockTimeout = lockTimeout;
  }

  @Override
  public Connection open(Purpose purpose) throws SQLException {
    Properties properties = properties();
    // Statements are reused all the time: prepare them on the server at their first use, not their
    // fifth.
    PGProperty.PREPARE_THRESHOLD.set(properties, 1);
    return connect(
        properties,
        connection -> {
          planByKey(connection);
          switch (purpose) {
            case WRITE, WRITE_AHEAD -> prepareToWrite(connection);
            case FILL -> {
              prepareToWrite(connection);
              // Deleting the rows of an unfinished copy may take a long time.
              bePatient(connection);
            }
            case READ, CHECKPOINT -> connection.setReadOnly(true);
            case SNAPSHOT -> beginSnapshot(connection);
          }
        });
  }

  /** Opens a connection to inspect or migrate the schema. */
  public Connection openToMigrate() throws SQLException {
    return connect(properties(), connection -> {});
  }

  /** Disables the network timeout of a connection. */
  static void disableTimeouts(Connection connection) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, 0);
  }

  /**
   * Prepares a snapshot, which begins with the first read. The network timeout is long, because
   * counting a large table takes a long time before the server answers.
   */
  private static void beginSnapshot(Connection connection) throws SQLException {
    bePatient(connection);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
  }

  /** Raises the network timeout of a connection to ten minutes. */
  private static void bePatient(Connection connection) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
  }

  private static Properties properties() {
    Properties properties = new Properties();
    PGProperty.APPLICATION_NAME.set(properties, "cardfile");
    PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
    PGProperty.LOGIN_TIMEOUT.set(properties, LOGIN_SECONDS);
    PGProperty.SOCKET_TIMEOUT.set(properties, SILENT_SECONDS);
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    // The details of a server's error may quote the values of a row.
    PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
    return properties;
  }

  private interface Preparation {
    void of(Connection connection) throws SQLException;
  }

  private Connection connect(Properties properties, Preparation preparation) throws SQLException {
    Connection connection = DRIVER.connect(url, properties);
    if (connection == null) {
      throw new SQLException("the driver does not know this kind of URL");
    }
    try {
      // Overrides the database's default: a statement must see what was committed while it waited
      // for a lock.
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      preparation.of(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  private static void planByKey(Connection connection) throws SQLException {
    try (PreparedStatement settings = connection.prepareStatement(PostgresStatements.PLAN_BY_KEY);
        ResultSet rows = settings.executeQuery()) {
      var _ = rows.next();
    }
  }

  private void prepareToWrite(Connection connection) throws SQLException {
    try (PreparedStatement settings =
        connection.prepareStatement(PostgresStatements.PREPARE_TO_WRITE)) {
      Parameters.of(settings)
          .text(Long.toString(lockTimeout.toMillis()))
          .text(Long.toString(DEAD.toMillis()))
          .text(Long.toString(DEAD.toMillis()));
      try (ResultSet rows = settings.executeQuery()) {
        var _ = rows.next();
      }
    }
  }
}
