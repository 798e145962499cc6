package dev.cardfile.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.maintenance.CopyProgress.Unit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalBarTest {

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(terminal, true, StandardCharsets.UTF_8);

  private String drawn() {
    return terminal.toString(StandardCharsets.UTF_8);
  }

  @Test
  void drawsOverItselfAndLeavesNothing() {
    try (TerminalBar bar = new TerminalBar(stream)) {
      bar.show("copying", 10, 40, Unit.ROWS);
      bar.show("checking", 3 << 20, 4 << 20, Unit.BYTES);
      bar.show("round 1", 0.5);
      bar.show("done", 1);
      bar.show("a".repeat(100), 0);
    }
    assertThat(drawn().split("\r"))
        .allMatch(line -> line.length() <= 78)
        .anyMatch(line -> line.matches("copying  25% \\[=+ +\\] 10/40 rows 0:00 left"))
        .anyMatch(line -> line.matches("checking  75% \\[=+ +\\] 3/4 MiB 0:00 left"))
        .anyMatch(line -> line.matches("round 1  50% \\[=+ +\\] 0:00 left"))
        .anyMatch(line -> line.matches("done 100% \\[=+\\]"));
    assertThat(drawn()).endsWith("\r" + " ".repeat(78) + "\r").doesNotContain("\n", "\u001b");
  }

  @Test
  void drawsNothingWhereNobodyWatches() {
    try (TerminalBar bar = new TerminalBar(null)) {
      bar.show("copying", 10, 40, Unit.ROWS);
      bar.show("round 1", 0.5);
    }
    assertThat(drawn()).isEmpty();
  }
}
