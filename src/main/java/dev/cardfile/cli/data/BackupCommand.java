package dev.cardfile.cli.data;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.Environment;
import dev.cardfile.cli.command.FileArgument;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.TerminalBar;
import dev.cardfile.store.maintenance.SavedBackup;
import dev.cardfile.store.sql.Database;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cardfile backup}. */
@Command(
    name = "backup",
    description = {
      "Back up a SQLite store to one file while it is in use, and check the file.",
      "The backup is the store as the command found it. PostgreSQL has its own tools: pg_dump"
          + " and pg_basebackup."
    })
public final class BackupCommand implements Action {

  @Parameters(paramLabel = "FILE", description = "the file to write, in an existing folder")
  private String file = "";

  @Option(names = "--force", description = "replace an existing file")
  private boolean force;

  @Override
  public void run(Invocation invocation) {
    Environment environment = invocation.environment();
    Database database = invocation.database();
    Path target = FileArgument.path(file, environment.workingDirectory());
    SavedBackup saved;
    try (TerminalBar bar = TerminalBar.of(environment)) {
      saved = database.backup(target, force, bar);
    }
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("store", database.toString());
    thing.put("file", saved.file().toString());
    thing.put("bytes", saved.bytes());
    thing.put("schema", saved.schema());
    invocation.output().details(thing);
  }
}
