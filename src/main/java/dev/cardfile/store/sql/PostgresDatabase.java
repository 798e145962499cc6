package dev.cardfile.store.sql;

import dev.cardfile.store.sql.Dialect.Failure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** A PostgreSQL database, or what speaks its protocol. */
final class PostgresDatabase implements SqlDatabase {

  private static final Dialect DIALECT = new PostgresDialect();

  /**
   * Nothing before the question mark that could be a password: the driver takes {@code
   * USER:PASSWORD@} for a part of the host, which is shown, and logs a URL that it cannot read.
   */
  private static final Pattern URL =
      Pattern.compile(
          "jdbc:postgresql:(//(HOST(,HOST)*)/)?DATABASE(\\?.*)?"
              .replace("HOST", "(\\[[^]/?@]*]|[^\\[/?@:,;&=\\s]*)(:\\d+)?")
              .replace("DATABASE", "[^/?@:;&=\\s]*"));

  /** Says the driver of a server that asks for a password when none is given, or has no TLS. */
  private static final String REJECTED = "08004";

  private final String url;
  private final String name;
  private final Migrations migrations;

  /**
   * The database at this URL.
   *
   * @throws StoreNotUsable when the driver cannot read the URL
   */
  PostgresDatabase(String url) {
    this(url, Migration.ALL);
  }

  /** As for a program that knows these migrations. */
  PostgresDatabase(String url, List<Migration> known) {
    this.url = url;
    this.name = name(URL.matcher(url).matches() ? Driver.parseURL(url, null) : null);
    this.migrations = new Migrations(this, DIALECT, known);
  }

  /** Host, port and database; nothing else of the URL may be shown. */
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

  @Override
  public boolean hasStore() {
    return plan().current() > 0;
  }

  @Override
  public MigrationPlan plan() {
    return plan(migrations);
  }

  @Override
  public MigrationPlan migrate() {
    return migrate(migrations);
  }

  @Override
  public MigrationPlan planCopy() {
    return plan(migrations.ofUnfinishedCopies());
  }

  @Override
  public void migrateCopy() {
    var _ = migrate(migrations.ofUnfinishedCopies());
  }

  private MigrationPlan plan(Migrations all) {
    try (Connection connection = connections().openToMigrate()) {
      return all.plan(connection);
    } catch (SQLException e) {
      throw notUsable(e);
    }
  }

  private MigrationPlan migrate(Migrations all) {
    try (Connection connection = connections().openToMigrate()) {
      return migrate(all, connection);
    } catch (SQLException e) {
      throw notUsable(e);
    }
  }

  /**
   * Migrates it.
   *
   * @throws SQLException when the database is away, for now
   * @throws StoreNotUsable when it will not do, however often one tries
   */
  void migrateOrAway() throws SQLException {
    try (Connection connection = connections().openToMigrate()) {
      var _ = migrate(migrations, connection);
    } catch (SQLException e) {
      if (isAway(e)) {
        throw e;
      }
      throw notUsable(e);
    }
  }

  private static MigrationPlan migrate(Migrations all, Connection connection) throws SQLException {
    MigrationPlan plan = all.plan(connection);
    if (!plan.pending().isEmpty()) {
      PostgresConnections.beEndlesslyPatient(connection);
      all.run(connection);
    }
    return plan;
  }

  /** Not reached, shutting down, starting up, or out of connections. */
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

  @Override
  public Stores open(StoreSettings settings, StoreEvents events) {
    return PostgresStores.open(this, settings, events);
  }

  @Override
  public SavedBackup backup(Path target, boolean overwrite, CopyProgress progress) {
    throw new StoreNotUsable(
        name + " must be backed up with PostgreSQL's own tools: pg_dump -Fc or pg_basebackup",
        null);
  }

  @Override
  public Dialect dialect() {
    return DIALECT;
  }

  @Override
  public boolean isSameAs(SqlDatabase other) {
    return other instanceof PostgresDatabase postgres && identity().equals(postgres.identity());
  }

  private List<String> identity() {
    try (Connection connection = connections().openToMigrate();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(PostgresStatements.IDENTITY)) {
      return rows.next()
          ? List.of(rows.getString(1), rows.getString(2), String.valueOf(rows.getString(3)))
          : List.of();
    } catch (SQLException e) {
      throw notUsable(e);
    }
  }

  @Override
  public PostgresConnections connections() {
    return new PostgresConnections(url, StoreSettings.DEFAULT.busyTimeout());
  }

  PostgresConnections connections(StoreSettings settings) {
    return new PostgresConnections(url, settings.busyTimeout());
  }

  @Override
  public StoreNotUsable notUsable(SQLException e) {
    return new StoreNotUsable("cannot use %s: %s".formatted(name, reason(e)), e);
  }

  /** What the database or its driver said, on one line. */
  static String reason(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }

  @Override
  public String toString() {
    return name;
  }
}
