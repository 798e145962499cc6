package dev.cardfile.store.sql.postgres;

import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.sql.engine.Engine;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Dialect.Failure;
import dev.cardfile.store.sql.schema.Migration;
import dev.cardfile.store.sql.schema.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Creates the schema of a store in a PostgreSQL database, or migrates it. */
final class PostgresMigrations {

  private static final Dialect DIALECT = new PostgresDialect();

  /**
   * The accepted form of a URL, which leaves no place for a password before the question mark. The
   * driver takes {@code USER:PASSWORD@} for a part of the host, which this program shows, and logs
   * a URL that it cannot parse.
   */
  private static final Pattern URL =
      Pattern.compile(
          "jdbc:postgresql:(//(HOST(,HOST)*)/)?DATABASE(\\?.*)?"
              .replace("HOST", "(\\[[^]/?@]*]|[^\\[/?@:,;&=\\s]*)(:\\d+)?")
              .replace("DATABASE", "[^/?@:;&=\\s]*"));

  /**
   * The driver's SQLSTATE for a server that requires a password when none is given, or that does
   * not support TLS.
   */
  private static final String REJECTED = "08004";

  private static final Duration PATIENCE = StoreSettings.DEFAULT.busyTimeout();

  private final String url;
  private final String name;
  private final Migrations migrations;

  /**
   * Creates the migrations of the database at a URL.
   *
   * @throws StoreNotUsable if the driver cannot parse the URL
   */
  PostgresMigrations(String url, List<Migration> known) {
    this.url = url;
    this.name = name(URL.matcher(url).matches() ? Driver.parseURL(url, null) : null);
    this.migrations = new Migrations(name, DIALECT, known);
  }

  private PostgresMigrations(String url, String name, Migrations migrations) {
    this.url = url;
    this.name = name;
    this.migrations = migrations;
  }

  /** Does the same as {@link Migrations#ofUnfinishedCopies}. */
  PostgresMigrations ofUnfinishedCopies() {
    return new PostgresMigrations(url, name, migrations.ofUnfinishedCopies());
  }

  /** Returns host, port and database for messages. No other part of the URL may be shown. */
  private static String name(@Nullable Properties parsed) {
    if (parsed == null) {
      throw new StoreNotUsable(
          "the database's URL is not jdbc:postgresql://HOST:PORT/DATABASE?user=NAME&password=PASSWORD",
          null);
    }
    String[] hosts = value(PGProperty.PG_HOST, parsed).split(",");
    String[] ports = value(PGProperty.PG_PORT, parsed).split(",");
    StringBuilder name = new StringBuilder("PostgreSQL at ");
    for (int i = 0; i < hosts.length; i++) {
      name.append(i == 0 ? "" : ",").append(hosts[i]).append(':').append(ports[i]);
    }
    return name.append('/').append(value(PGProperty.PG_DBNAME, parsed)).toString();
  }

  private static String value(PGProperty property, Properties parsed) {
    String value = property.getOrDefault(parsed);
    return value == null ? "" : value;
  }

  /** Does the same as {@link Engine#plan}. */
  MigrationPlan plan() {
    try (Connection connection = connections(PATIENCE).openToMigrate()) {
      return migrations.plan(connection);
    } catch (SQLException e) {
      throw notUsable(e);
    }
  }

  /** Does the same as {@link Engine#migrate}. */
  MigrationPlan migrate() {
    try (Connection connection = connections(PATIENCE).openToMigrate()) {
      return migrate(connection);
    } catch (SQLException e) {
      throw notUsable(e);
    }
  }

  /**
   * Migrates the store.
   *
   * @throws SQLException if the database is temporarily unavailable
   * @throws StoreNotUsable if the store cannot be used, so that a retry would fail, too
   */
  void migrateOrFail() throws SQLException {
    try (Connection connection = connections(PATIENCE).openToMigrate()) {
      var _ = migrate(connection);
    } catch (SQLException e) {
      if (isAway(e)) {
        throw e;
      }
      throw notUsable(e);
    }
  }

  private MigrationPlan migrate(Connection connection) throws SQLException {
    MigrationPlan plan = migrations.plan(connection);
    if (!plan.pending().isEmpty()) {
      PostgresConnections.disableTimeouts(connection);
      migrations.run(connection);
    }
    return plan;
  }

  /**
   * Reports whether the database is temporarily unavailable: unreachable, starting up, shutting
   * down, or out of connections.
   */
  private static boolean isAway(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.equals(REJECTED)) {
      return false;
    }
    return DIALECT.failure(e) == Failure.CONNECTION
        || DIALECT.failure(e) == Failure.CONFLICT
        || state.startsWith("57P")
        || state.startsWith("53");
  }

  PostgresConnections connections(Duration lockTimeout) {
    return new PostgresConnections(url, lockTimeout);
  }

  /** Converts a failure into an exception with a one-line message for users. */
  StoreNotUsable notUsable(SQLException e) {
    return new StoreNotUsable("cannot use %s: %s".formatted(name, reason(e)), e);
  }

  /** Returns the first line of the message of the database or its driver. */
  static String reason(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }

  /** Returns host, port and database. */
  @Override
  public String toString() {
    return name;
  }
}
