package dev.cardfile.store.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/**
 * Brings the schema of a SQLite store up to date: each migration in a transaction of its own, so
 * that one that is cut off leaves nothing, and so that of two processes only one runs it.
 */
public final class Migrations {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration WAL_RETRY = Duration.ofMillis(5);

  private final Path file;
  private final List<Migration> known;
  private final InstantSource clock;

  Migrations(Path file, List<Migration> known, InstantSource clock) {
    this.file = file;
    this.known = known;
    this.clock = clock;
  }

  /**
   * Says what {@link #migrate} would do, and creates nothing.
   *
   * @throws StoreNotUsable when the file is not a store that this program can use
   */
  public static MigrationPlan plan(Path file) {
    return of(file).plan();
  }

  /**
   * Creates the store where there is none, and runs all migrations that it lacks.
   *
   * @return what there was to do
   * @throws StoreNotUsable when that cannot be done
   */
  public static MigrationPlan migrate(Path file) {
    return of(file).run();
  }

  private static Migrations of(Path file) {
    return new Migrations(file, Migration.SQLITE, InstantSource.system());
  }

  MigrationPlan plan() {
    if (!Files.exists(file)) {
      return new MigrationPlan(0, known.stream().map(Migration::step).toList());
    }
    try (Connection connection = open()) {
      return plan(version(connection));
    } catch (SQLException e) {
      throw notUsable(e);
    }
  }

  MigrationPlan run() {
    create();
    try (Connection connection = open()) {
      MigrationPlan plan = plan(version(connection));
      useWal(connection);
      while (runNext(connection)) {}
      return plan;
    } catch (SQLException e) {
      throw notUsable(e);
    }
  }

  private MigrationPlan plan(int current) {
    return new MigrationPlan(
        current, known.subList(current, known.size()).stream().map(Migration::step).toList());
  }

  /** Runs the first migration that the store lacks; false when it lacks none. */
  private boolean runNext(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
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
      for (String sql : migration.statements()) {
        statement.executeUpdate(sql);
      }
    }
    try (PreparedStatement history = connection.prepareStatement(Statements.INSERT_MIGRATION)) {
      Parameters.of(history)
          .number(migration.number())
          .text(migration.name())
          .text(migration.checksum())
          .instant(clock.instant());
      history.executeUpdate();
    }
  }

  /** The number of the last migration that the store has seen; 0 when it is empty. */
  private int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!hasHistory(statement)) {
        return 0;
      }
      try (ResultSet rows = statement.executeQuery(Statements.MIGRATIONS)) {
        int version = 0;
        while (rows.next()) {
          Cells row = new Cells(rows);
          version = Math.toIntExact(row.number());
          check(version, row.text());
        }
        return version;
      }
    }
  }

  private boolean hasHistory(Statement statement) throws SQLException {
    // One query: between two, somebody else may create the store.
    try (ResultSet rows = statement.executeQuery(SqliteStatements.LOOK_AROUND)) {
      if (rows.next() && rows.getInt(1) > 0) {
        return true;
      }
      if (rows.getInt(2) > 0) {
        throw new StoreNotUsable(file + " is a database, but not Cardfile's", null);
      }
      return false;
    }
  }

  private void check(int version, String checksum) {
    if (version > known.size()) {
      throw new StoreNotUsable(
          "%s has schema version %d, this program knows only %d: use a newer Cardfile"
              .formatted(file, version, known.size()),
          null);
    }
    if (!known.get(version - 1).checksum().equals(checksum)) {
      throw new StoreNotUsable(
          "%s was made by another build of Cardfile: migration %d differs".formatted(file, version),
          null);
    }
  }

  /**
   * Creates folder and file, the file for its owner's eyes only; SQLite gives its log the same
   * permissions. The driver's own way to create a file loses races.
   */
  private void create() {
    if (Files.isRegularFile(file)) {
      return;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.createFile(file, ownerOnly());
    } catch (IOException e) {
      if (!Files.isRegularFile(file)) { // else somebody was quicker
        throw new StoreNotUsable(
            "cannot create %s (%s)".formatted(file, e.getClass().getSimpleName()), e);
      }
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private Connection open() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setBusyTimeout(Math.toIntExact(PATIENCE.toMillis()));
    return config.createConnection(SqliteConnections.url(file));
  }

  /** Changes the journal mode. SQLite does not wait for others here, so this does. */
  private static void useWal(Connection connection) throws SQLException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(SqliteStatements.USE_WAL);
        return;
      } catch (SQLException e) {
        if (codeOf(e) != SQLiteErrorCode.SQLITE_BUSY || System.nanoTime() > giveUp) {
          throw e;
        }
        LockSupport.parkNanos(WAL_RETRY.toNanos());
      }
    }
  }

  private StoreNotUsable notUsable(SQLException e) {
    String message =
        switch (codeOf(e)) {
          case SQLITE_NOTADB -> file + " is not a database";
          case SQLITE_CORRUPT -> file + " is damaged";
          case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
              "cannot write to " + file + " or its folder";
          case SQLITE_FULL -> "no space left for " + file;
          case SQLITE_BUSY, SQLITE_LOCKED -> file + " is locked by another program";
          default -> "cannot use " + file + ": " + e.getMessage();
        };
    return new StoreNotUsable(message, e);
  }

  private static SQLiteErrorCode codeOf(SQLException e) {
    return SQLiteErrorCode.getErrorCode(e.getErrorCode());
  }
}
