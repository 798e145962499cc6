package dev.cardfile.store.sql.schema;

import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;

/**
 * Migrates the schema of a store. Each migration runs in a transaction of its own, so that an
 * interrupted one leaves nothing behind, and only one of two concurrent processes runs it.
 */
public final class Migrations {

  /**
   * The version in the history of an unfinished copy. It is higher than that of any migration, so
   * that programs older than the copy feature reject the store as too new.
   */
  public static final int UNFINISHED_COPY = 1_000_000_000;

  private final String database;
  private final Dialect dialect;
  private final List<Migration> known;
  private final InstantSource clock;
  private final boolean evenUnfinished;

  /**
   * Creates the migrations of a database.
   *
   * @param database the name of the database in error messages
   * @param known all migrations in order, numbered from 1
   */
  public Migrations(String database, Dialect dialect, List<Migration> known) {
    this(database, dialect, known, false);
  }

  private Migrations(
      String database, Dialect dialect, List<Migration> known, boolean evenUnfinished) {
    this.database = database;
    this.dialect = dialect;
    this.known = known;
    this.clock = InstantSource.system();
    this.evenUnfinished = evenUnfinished;
  }

  /**
   * Returns the same migrations, but accepting an unfinished copy, for the process that finishes
   * it.
   */
  public Migrations ofUnfinishedCopies() {
    return new Migrations(database, dialect, known, true);
  }

  /** Returns the plan for a database that does not exist yet. */
  public MigrationPlan planForNone() {
    return plan(0);
  }

  /**
   * Returns the plan for a database.
   *
   * @throws StoreNotUsable if the database holds something other than a store that this program
   *     knows
   */
  public MigrationPlan plan(Connection connection) throws SQLException {
    return plan(version(connection));
  }

  /**
   * Runs all pending migrations.
   *
   * @throws StoreNotUsable if the database holds something other than a store that this program
   *     knows
   */
  public void run(Connection connection) throws SQLException {
    while (runNext(connection)) {}
  }

  private MigrationPlan plan(int current) {
    return new MigrationPlan(
        current, known.subList(current, known.size()).stream().map(Migration::step).toList());
  }

  /** Runs the next pending migration; returns false if there is none. */
  private boolean runNext(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      try (Statement statement = connection.createStatement()) {
        dialect.lockSchema(statement);
      }
      int current = version(connection);
      if (current < known.size()) {
        run(connection, known.get(current));
      }
      connection.setAutoCommit(true);
      done = true;
      return current < known.size();
    } finally {
      if (!done) {
        connection.rollback();
      }
    }
  }

  private void run(Connection connection, Migration migration) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : migration.statements(dialect)) {
        statement.executeUpdate(sql);
      }
    }
    try (PreparedStatement history =
        connection.prepareStatement(SchemaStatements.INSERT_MIGRATION)) {
      Parameters.of(history)
          .number(migration.number())
          .text(migration.name())
          .text(migration.checksum())
          .instant(clock.instant());
      history.executeUpdate();
    }
  }

  /** Returns the number of the last migration that has been applied; 0 if the database is empty. */
  private int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!hasHistory(statement)) {
        return 0;
      }
      try (ResultSet rows = statement.executeQuery(SchemaStatements.MIGRATIONS)) {
        int version = 0;
        while (rows.next()) {
          int next = rows.getInt(1);
          if (next == UNFINISHED_COPY) {
            refuseUnfinished();
          } else {
            version = next;
            check(version, rows.getString(2));
          }
        }
        return version;
      }
    }
  }

  private void refuseUnfinished() {
    if (!evenUnfinished) {
      throw new StoreNotUsable(
          database + " holds an unfinished copy: run 'cardfile copy' again to finish it", null);
    }
  }

  private boolean hasHistory(Statement statement) throws SQLException {
    // A single query, because another process may create the store between two of them.
    try (ResultSet rows = statement.executeQuery(dialect.spell(SchemaStatements.LOOK_AROUND))) {
      if (rows.next() && rows.getInt(1) > 0) {
        return true;
      }
      if (rows.getInt(2) > 0) {
        throw new StoreNotUsable(database + " is not a Cardfile database", null);
      }
      return false;
    }
  }

  private void check(int version, String checksum) {
    if (version > known.size()) {
      throw new StoreNotUsable(
          "%s has schema version %d, but this program only knows up to %d: use a newer Cardfile"
              .formatted(database, version, known.size()),
          null);
    }
    if (!known.get(version - 1).checksum().equals(checksum)) {
      throw new StoreNotUsable(
          "%s was created by a different build of Cardfile: migration %d differs"
              .formatted(database, version),
          null);
    }
  }
}
