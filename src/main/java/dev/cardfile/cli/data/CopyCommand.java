package dev.cardfile.cli.data;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.Environment;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.Output;
import dev.cardfile.cli.command.TerminalBar;
import dev.cardfile.config.StoreAddress;
import dev.cardfile.server.Storage;
import dev.cardfile.store.maintenance.Copied;
import dev.cardfile.store.maintenance.TableSum;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cardfile copy}. */
@Command(
    name = "copy",
    description = {
      "Copy a whole store, for example from SQLite to PostgreSQL.",
      "The copy is a snapshot of the moment it starts: stop the servers first, or later writes"
          + " are not copied. The target must be empty. No server uses it until the copy is complete"
          + " and verified. To resume an interrupted copy, run the same command"
          + " again."
    })
public final class CopyCommand implements Action {

  private static final String PLACE = "DATA_OR_URL";

  @Option(
      names = "--from",
      paramLabel = PLACE,
      required = true,
      description = "the source: a folder, jdbc:sqlite:PATH or jdbc:postgresql:...")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = PLACE,
      required = true,
      description = "the target, in the same form")
  private String to = "";

  @Option(names = "--anew", description = "delete an interrupted copy at the target and start over")
  private boolean anew;

  @Override
  public void run(Invocation invocation) {
    Environment environment = invocation.environment();
    Path here = environment.workingDirectory();
    Storage source = Storage.at(StoreAddress.of("--from", from, here));
    Storage target = Storage.at(StoreAddress.of("--to", to, here));
    Copied copied;
    try (TerminalBar bar = TerminalBar.of(environment)) {
      copied = source.copyTo(target, anew, bar);
    }
    if (copied.alreadyThere() > 0) {
      environment
          .err()
          .println(
              "cardfile: resumed an interrupted copy: %d rows were already there"
                  .formatted(copied.alreadyThere()));
    }
    Output output = invocation.output();
    output.table(
        "nothing was copied", copied.tables().stream().map(CopyCommand::thing).toList(), "sha256");
    output.say(
        "copied %,d rows and verified them; servers can use the copy now"
            .formatted(copied.tables().stream().mapToLong(TableSum::rows).sum()));
  }

  private static Map<String, @Nullable Object> thing(TableSum sum) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("table", sum.table());
    thing.put("rows", sum.rows());
    thing.put("sha256", sum.sha256());
    return thing;
  }
}
