package dev.cardfile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Environment;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.StopSignal;
import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

/** What the program prints for failures that are not the user's mistake. */
class ProgramTest {

  record Case(Throwable thrown, String said) {}

  static Case[] failures() {
    return new Case[] {
      new Case(
          new StoreUnavailable(Outage.OTHER, "the disk\nis full", null),
          "cardfile: the store is busy or unavailable, try again: the disk?is full\n"),
      new Case(new CommandFailed("cannot"), "cardfile: cannot\n"),
      new Case(
          new IllegalStateException("pit-secret"),
          "cardfile: this is a bug in Cardfile: IllegalStateException;"
              + " CARDFILE_LOG_LEVEL=debug logs where it happened\n"),
      new Case(
          new StackOverflowError(),
          "cardfile: this is a bug in Cardfile: StackOverflowError;"
              + " CARDFILE_LOG_LEVEL=debug logs where it happened\n"),
    };
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failsInOneLine(Case failure) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment =
        new Environment(
            Map.of(),
            Path.of("").toAbsolutePath(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            false,
            InstantSource.system(),
            new Random(1),
            new NeverStopped());
    assertThat(new Program(environment, List.of(new Failing(failure.thrown()))).run("fail"))
        .isEqualTo(1);
    assertThat(out.size()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(failure.said());
  }

  @Command(name = "fail")
  private record Failing(Throwable thrown) implements Action {

    @Override
    public void run(Invocation invocation) {
      switch (thrown) {
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        case Throwable other -> throw new AssertionError(other);
      }
    }
  }

  private record NeverStopped() implements StopSignal {

    @Override
    public void arm() {}

    @Override
    public void await() {}
  }
}
