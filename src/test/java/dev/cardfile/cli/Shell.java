package dev.cardfile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.Environment;
import dev.cardfile.cli.command.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs command lines in this process, in a folder and with an environment of its own. */
public final class Shell {

  private final Path directory;
  private final Supplier<List<Action>> more;
  private final Map<String, String> environment = new HashMap<>();
  private boolean colour;

  public Shell(Path directory) {
    this(directory, List::of);
  }

  /**
   * Creates a shell for a program with more commands.
   *
   * @param more creates the commands anew for each run
   */
  public Shell(Path directory, Supplier<List<Action>> more) {
    this.directory = directory;
    this.more = more;
    environment.put("CARDFILE_LOG_LEVEL", "error");
  }

  /** The result of a command line. */
  public record Result(int exitCode, String out, String err) {

    /** Returns the output without its trailing blanks; the command must have succeeded. */
    public String printed() {
      assertThat(err).isEmpty();
      assertThat(exitCode).isZero();
      return out.stripTrailing();
    }

    /** Returns the one line of the error, without the program's name; checks the exit code. */
    public String said(int expectedExitCode) {
      assertThat(out).isEmpty();
      assertThat(exitCode).isEqualTo(expectedExitCode);
      assertThat(err).startsWith("cardfile: ").endsWith("\n");
      assertThat(err.lines()).hasSize(1);
      return err.substring("cardfile: ".length()).stripTrailing();
    }
  }

  public Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public Shell inColour() {
    colour = true;
    return this;
  }

  Path directory() {
    return directory;
  }

  public Result run(String... arguments) {
    return run(new StopAtOnce(), new ByteArrayOutputStream(), arguments);
  }

  /** Runs a line, split at its blanks; there is no quoting. */
  public Result line(String line) {
    return run(line.split(" ", -1));
  }

  /** Runs a command whose output can be read from {@code out} while it runs. */
  public Result run(ByteArrayOutputStream out, String... arguments) {
    return run(new StopAtOnce(), out, arguments);
  }

  public Result run(StopSignal stop, ByteArrayOutputStream out, String... arguments) {
    return run(stop, (OutputStream) out, arguments);
  }

  /** Runs a line whose output cannot be written, as on a full disk. */
  public Result lineInto(OutputStream broken, String line) {
    return run(new StopAtOnce(), broken, line.split(" ", -1));
  }

  private Result run(StopSignal stop, OutputStream out, String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    int exitCode =
        new Program(
                new Environment(
                    environment,
                    directory,
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    colour,
                    false,
                    false,
                    clock,
                    random,
                    stop),
                more.get())
            .run(arguments);
    return new Result(
        exitCode,
        out instanceof ByteArrayOutputStream whole ? whole.toString(StandardCharsets.UTF_8) : "",
        err.toString(StandardCharsets.UTF_8));
  }

  /** Stops a server as soon as it serves. */
  private static final class StopAtOnce implements StopSignal {

    @Override
    public void arm() {}

    @Override
    public void await() {}
  }
}
