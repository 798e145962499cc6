package dev.cardfile.cli.data;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Environment;
import dev.cardfile.cli.command.FileArgument;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.StoreFile;
import dev.cardfile.cli.command.TemporaryFolder;
import dev.cardfile.cli.command.TerminalBar;
import dev.cardfile.config.StoreAddress;
import dev.cardfile.server.DataFolder;
import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.maintenance.SavedBackup;
import dev.cardfile.store.sql.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cardfile restore}. */
@Command(
    name = "restore",
    description = {
      "Restore a SQLite store from a file that 'cardfile backup' has written.",
      "The file is checked first, and stays as it is. There must be no store where it is restored"
          + " to: stop the server, and move the old one away. To restore into PostgreSQL, use"
          + " 'cardfile copy'."
    })
public final class RestoreCommand implements Action {

  /**
   * The suffixes of the files that SQLite keeps beside a database. It would take a leftover log for
   * a part of the restored database.
   */
  private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

  @Parameters(paramLabel = "FILE", description = "the backup")
  private String file = "";

  @Override
  public void run(Invocation invocation) {
    Environment environment = invocation.environment();
    Path backup = FileArgument.path(file, environment.workingDirectory());
    Path target = target(invocation.config().store(), backup);
    requireBackup(backup);
    requireNothingAt(target);
    SavedBackup restored;
    try (TerminalBar bar = TerminalBar.of(environment)) {
      restored = restore(backup, target, bar);
    }
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("file", backup.toString());
    view.put("store", restored.file().toString());
    view.put("bytes", restored.bytes());
    view.put("schema", restored.schema());
    invocation.output().details(view);
  }

  /**
   * Restores from a copy of the backup. SQLite creates files beside a database even when it only
   * reads it, and the backup may be in a folder that cannot be written to.
   */
  private static SavedBackup restore(Path backup, Path target, TerminalBar bar) {
    Path folder = target.resolveSibling("");
    boolean isNew = Files.notExists(folder);
    DataFolder.make(folder);
    try (TemporaryFolder temporary = TemporaryFolder.in(folder, "restore-")) {
      Path copy = temporary.path().resolve("copy.db");
      try {
        Files.copy(backup, copy);
        return Database.sqlite(copy).backup(target, false, bar);
      } catch (IOException e) {
        throw new CommandFailed("cannot copy %s to %s: %s".formatted(backup, folder, e));
      } catch (StoreNotUsable e) {
        String message = String.valueOf(e.getMessage());
        throw new CommandFailed(message.replace(copy.toString(), backup.toString()));
      }
    } finally {
      if (isNew) {
        deleteIfEmpty(folder);
      }
    }
  }

  private static void deleteIfEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException itHoldsTheStore) {
      // The folder contains the store, as it should.
    }
  }

  private static Path target(StoreAddress address, Path backup) {
    return switch (address) {
      case StoreAddress.File(Path path) -> path;
      case StoreAddress.Server _ ->
          throw new CommandFailed(
              "this command restores only to SQLite; for PostgreSQL, run:"
                  + " cardfile copy --from jdbc:sqlite:%s --to URL".formatted(backup));
    };
  }

  private static void requireBackup(Path backup) {
    StoreFile.requireReadable(backup);
    if (Files.notExists(backup)) {
      throw new CommandFailed("there is no file " + backup);
    }
    if (!Files.isRegularFile(backup)) {
      throw new CommandFailed(backup + " is not a file");
    }
    companions(backup)
        .findFirst()
        .ifPresent(companion -> {
          throw new CommandFailed(
              "%s exists, so the file is a database in use, not a backup".formatted(companion));
        });
  }

  private static void requireNothingAt(Path target) {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new CommandFailed(
          ("there is already a store at %s: stop its server and move it away, or restore to another"
                  + " place with --data")
              .formatted(target));
    }
    companions(target)
        .findFirst()
        .ifPresent(companion -> {
          throw new CommandFailed(
              "%s is left over from another store: move it away too".formatted(companion));
        });
  }

  private static Stream<Path> companions(Path file) {
    return COMPANIONS.stream()
        .map(suffix -> file.resolveSibling(file.getFileName() + suffix))
        .filter(companion -> Files.exists(companion, LinkOption.NOFOLLOW_LINKS));
  }
}
