package dev.cardfile.store.sql.sqlite;

import dev.cardfile.files.FileFailure;
import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.sql.engine.Engine;
import dev.cardfile.store.sql.schema.Migration;
import dev.cardfile.store.sql.schema.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/** Creates a store in a SQLite file, and migrates its schema. */
public final class SqliteMigrations {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration WAL_RETRY = Duration.ofMillis(5);

  private final Path file;
  private final Migrations migrations;

  public SqliteMigrations(Path file, List<Migration> known) {
    this(file, new Migrations(file.toString(), new SqliteDialect(), known));
  }

  private SqliteMigrations(Path file, Migrations migrations) {
    this.file = file;
    this.migrations = migrations;
  }

  /** Does the same as {@link Migrations#ofUnfinishedCopies}. */
  SqliteMigrations ofUnfinishedCopies() {
    return new SqliteMigrations(file, migrations.ofUnfinishedCopies());
  }

  /** Does the same as {@link Engine#plan}. */
  public MigrationPlan plan() {
    if (!Files.exists(file)) {
      return migrations.planForNone();
    }
    try (Connection connection = open()) {
      return migrations.plan(connection);
    } catch (SQLException e) {
      throw notUsable(e);
    }
  }

  /** Does the same as {@link Engine#migrate}. */
  public MigrationPlan migrate() {
    create();
    try (Connection connection = open()) {
      MigrationPlan plan = migrations.plan(connection);
      useWal(connection);
      migrations.run(connection);
      return plan;
    } catch (SQLException e) {
      throw notUsable(e);
    }
  }

  /**
   * Creates the folder and the file, with permissions for the owner only. SQLite gives its log the
   * same permissions. The driver's own way to create a file has race conditions.
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
      if (!Files.isRegularFile(file)) { // otherwise another process has created it
        throw new StoreNotUsable("cannot create %s: %s".formatted(file, FileFailure.reason(e)), e);
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
    SqliteLibrary.load(file);
    return config.createConnection(SqliteConnections.url(file));
  }

  /** Switches to WAL mode. SQLite's busy timeout does not apply here, so this method retries. */
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
    return notUsable(file, e);
  }

  /** Converts a failure into an exception with a message for users. */
  static StoreNotUsable notUsable(Path file, SQLException e) {
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
