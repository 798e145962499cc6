package dev.cardfile.store.sql.sqlite;

import dev.cardfile.files.FileFailure;
import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.store.maintenance.CopyProgress.Unit;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.maintenance.SavedBackup;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.schema.Migration;
import dev.cardfile.store.sql.statement.Statements;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Backs up a SQLite store with SQLite's online backup, page by page into a temporary file, which
 * gets its final name only when it has been checked and is on disk.
 */
final class SqliteBackup {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteBackup.class);

  /**
   * The suffixes of files that SQLite keeps next to a database that is in use or was not closed.
   */
  private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

  private static final int PAGES_TOGETHER = 1024;
  private static final int RETRY_MILLIS = 100;
  private static final int RETRIES = 50;

  private final Path store;
  private final CopyProgress progress;

  SqliteBackup(Path store, CopyProgress progress) {
    this.store = store;
    this.progress = progress;
  }

  SavedBackup save(Path target, boolean overwrite) {
    MigrationPlan plan = Files.exists(store) ? plan(store) : null;
    if (plan == null || plan.current() == 0) {
      throw new StoreNotUsable("there is no store at " + store, null);
    }
    requirePlace(target, overwrite);
    Path unfinished = null;
    try {
      // Created with permissions for its owner only, like all temporary files.
      unfinished = Files.createTempFile(folder(target), target.getFileName() + ".", ".part");
      copyTo(unfinished);
      check(unfinished, plan.current());
      toDisk(unfinished, StandardOpenOption.WRITE);
      long bytes = Files.size(unfinished);
      rename(unfinished, target, overwrite);
      return new SavedBackup(target, bytes, plan.current());
    } catch (IOException e) {
      throw new StoreNotUsable("cannot write %s: %s".formatted(target, FileFailure.reason(e)), e);
    } finally {
      if (unfinished != null) {
        remove(unfinished);
      }
    }
  }

  private void requirePlace(Path target, boolean overwrite) {
    if (!Files.isDirectory(folder(target))) {
      throw new StoreNotUsable("there is no folder " + folder(target), null);
    }
    for (Path mine : withCompanions(store)) {
      if (isSame(mine, target)) {
        throw new StoreNotUsable(target + " is the store itself", null);
      }
    }
    if (Files.isDirectory(target)) {
      throw new StoreNotUsable(target + " is a folder: name a file in it", null);
    }
    if (!overwrite && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw alreadyThere(target);
    }
    for (Path companion : withCompanions(target).subList(1, 1 + COMPANIONS.size())) {
      if (Files.exists(companion)) {
        // SQLite would take the file for a part of the backup.
        throw new StoreNotUsable(
            "%s exists: it belongs to a database that is in use".formatted(companion), null);
      }
    }
  }

  private static StoreNotUsable alreadyThere(Path target) {
    return new StoreNotUsable(target + " already exists; --force replaces it", null);
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException oneIsNotThere) {
      return one.equals(other);
    }
  }

  /**
   * Copies the store within a read transaction. Without one, SQLite would restart the backup
   * whenever somebody else has written, and never finish next to a busy server.
   */
  private void copyTo(Path file) {
    try (Connection connection = open(store)) {
      connection.setAutoCommit(false);
      long pageSize = Long.parseLong(first(connection, SqliteStatements.PAGE_SIZE));
      var _ = first(connection, Statements.TOKEN_REVISION);
      int code =
          connection
              .unwrap(SQLiteConnection.class)
              .getDatabase()
              .backup(
                  "main",
                  file.toString(),
                  (left, pages) ->
                      progress.show(
                          "saving", (pages - left) * pageSize, pages * pageSize, Unit.BYTES),
                  RETRY_MILLIS,
                  RETRIES,
                  PAGES_TOGETHER);
      if (code != SQLiteErrorCode.SQLITE_OK.code) {
        SQLiteErrorCode error = SQLiteErrorCode.getErrorCode(code);
        throw SqliteMigrations.notUsable(file, new SQLiteException(error.message, error));
      }
    } catch (SQLException e) {
      throw SqliteMigrations.notUsable(store, e);
    }
  }

  private void check(Path file, int schema) throws IOException {
    long bytes = Files.size(file);
    progress.show("checking", 0, bytes, Unit.BYTES);
    try (Connection connection = open(file)) {
      if (!first(connection, SqliteStatements.CHECK).equals("ok")) {
        throw new StoreNotUsable("the backup is damaged, and " + store + " may be too", null);
      }
    } catch (SQLException e) {
      throw SqliteMigrations.notUsable(file, e);
    }
    if (plan(file).current() != schema) {
      throw new StoreNotUsable(store + " was migrated during the backup: run it again", null);
    }
    progress.show("checking", bytes, bytes, Unit.BYTES);
  }

  private static MigrationPlan plan(Path file) {
    return new SqliteMigrations(file, Migration.ALL).plan();
  }

  private static Connection open(Path file) throws SQLException {
    return new SqliteConnections(file, StoreSettings.DEFAULT.busyTimeout())
        .open(Connections.Purpose.READ);
  }

  private static String first(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  private static void rename(Path file, Path target, boolean overwrite) throws IOException {
    if (overwrite) {
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    } else if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw alreadyThere(target);
    } else {
      Files.move(file, target);
    }
    try {
      toDisk(folder(target), StandardOpenOption.READ);
    } catch (IOException e) {
      LOG.debug("this system cannot flush folders", e);
    }
  }

  private static void toDisk(Path file, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(file, mode)) {
      channel.force(true);
    }
  }

  /** Deletes what is left of a temporary file. */
  private static void remove(Path unfinished) {
    for (Path file : withCompanions(unfinished)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        LOG.warn("cannot delete {}", file, e);
      }
    }
  }

  private static List<Path> withCompanions(Path file) {
    String name = String.valueOf(file.getFileName());
    return Stream.concat(Stream.of(""), COMPANIONS.stream())
        .map(suffix -> file.resolveSibling(name + suffix))
        .toList();
  }

  private static Path folder(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
  }
}
