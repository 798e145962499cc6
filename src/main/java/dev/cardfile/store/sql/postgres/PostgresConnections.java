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

/** Opens connections to a PostgreSQL database. What the URL says wins over what is set here. */
public final class PostgresConnections implements Connections {

  private static final Driver DRIVER = new Driver();

  private static final int CONNECT_SECONDS = 5;

  /** As the last, until the server has let us in. */
  private static final int LOGIN_SECONDS = 10;

  /** A server that says nothing for so long is lost, whatever the network thinks. */
  private static final int SILENT_SECONDS = 30;

  private static final int PATIENCE_MILLIS = 10 * 60 * 1000;

  /**
   * A client that has asked nothing in a transaction for so long, or taken nothing of an answer, is
   * dead, whatever the network says: the server ends the transaction, which holds locks.
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
    // All statements are used again and again: prepare them at once, not at their fifth use.
    PGProperty.PREPARE_THRESHOLD.set(properties, 1);
    return connect(
        properties,
        connection -> {
          planByKey(connection);
          switch (purpose) {
            case WRITE, WRITE_AHEAD -> prepareToWrite(connection);
            case FILL -> {
              prepareToWrite(connection);
              // What an unfinished copy has left may take long to delete.
              bePatient(connection);
            }
            case READ, CHECKPOINT -> connection.setReadOnly(true);
            case SNAPSHOT -> beginSnapshot(connection);
          }
        });
  }

  /** A connection for a look at the schema, and for a change of it. */
  public Connection openToMigrate() throws SQLException {
    return connect(properties(), connection -> {});
  }

  /** From now on the server may take as long as it takes. */
  static void beEndlesslyPatient(Connection connection) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, 0);
  }

  /** The first read begins it. Counting a large table may take long before there is an answer. */
  private static void beginSnapshot(Connection connection) throws SQLException {
    bePatient(connection);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
  }

  /** From now on a server that says nothing is lost only after ten minutes. */
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
    // What a server adds to an error quotes the row that it is about.
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
      // Whatever the database's default: a statement must see what was committed while it waited.
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
