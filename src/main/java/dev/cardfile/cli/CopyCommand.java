package dev.cardfile.cli;

import dev.cardfile.config.StoreAddress;
import dev.cardfile.store.sql.Copied;
import dev.cardfile.store.sql.TableSum;
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
      "Carry a whole store to another place, from SQLite to PostgreSQL, back, or to its like.",
      "It copies what the store holds at the moment of its start: stop its servers first, or what"
          + " they write from then on stays behind. The other place must be empty. Nobody is served"
          + " from it before all is there and has been compared. A copy that was cut off goes on"
          + " when it is run again."
    })
final class CopyCommand implements Action {

  private static final String PLACE = "DATA_OR_URL";

  @Option(
      names = "--from",
      paramLabel = PLACE,
      required = true,
      description = "the store: its folder, jdbc:sqlite:PATH or jdbc:postgresql:...")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = PLACE,
      required = true,
      description = "where to, in the same way")
  private String to = "";

  @Option(
      names = "--anew",
      description = "throw away what a copy that was cut off has left there, and begin again")
  private boolean anew;

  @Override
  public void run(Invocation invocation) {
    Surroundings surroundings = invocation.surroundings();
    Path here = surroundings.workingDirectory();
    StoreAddress source = StoreAddress.of("--from", from, here);
    StoreAddress target = StoreAddress.of("--to", to, here);
    Copied copied;
    try (TerminalBar bar = TerminalBar.of(surroundings)) {
      copied = surroundings.backend().copy(source, target, anew, bar);
    }
    if (copied.alreadyThere() > 0) {
      surroundings
          .err()
          .println(
              "cardfile: went on where an earlier try had ended: %d rows were there already"
                  .formatted(copied.alreadyThere()));
    }
    invocation.output().table(copied.tables().stream().map(CopyCommand::thing).toList());
  }

  private static Map<String, @Nullable Object> thing(TableSum sum) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("table", sum.table());
    thing.put("rows", sum.rows());
    thing.put("sha256", sum.sha256());
    return thing;
  }
}
