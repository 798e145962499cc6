package dev.cardfile.bench.command;

import dev.cardfile.bench.HighLevelFile;
import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.FileArgument;
import dev.cardfile.cli.command.FlagValues;
import dev.cardfile.cli.command.Invocation;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cardfile bench-file}: writes a file to import. */
@Command(
    name = "bench-file",
    hidden = true,
    description = "Write a CSV file of made-up people as HighLevel exports it.")
final class FileCommand implements Action {

  private static final long MOST_ROWS = 100_000_000;

  @Parameters(paramLabel = "FILE", description = "the file to write")
  private String file = "";

  @Option(names = "--rows", required = true, paramLabel = "N", description = "how many rows")
  private String rows = "";

  @Option(
      names = "--keyless",
      paramLabel = "PERCENT",
      description = "percentage of rows with neither e-mail nor phone (default 50)")
  private String keyless = "50";

  @Override
  public void run(Invocation invocation) {
    Path path = FileArgument.path(file, invocation.environment().workingDirectory());
    long count = FlagValues.amount("--rows", rows, 1, MOST_ROWS);
    int percent = Math.toIntExact(FlagValues.number("--keyless", keyless, 0, 100));
    try {
      HighLevelFile.write(path, 0, count, percent);
    } catch (IOException e) {
      throw new CommandFailed("cannot write %s: %s".formatted(path, e.getMessage()));
    }
  }
}
