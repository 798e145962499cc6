package dev.cardfile.cli;

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
    }
    assertThat(drawn().split("\r"))
        .allMatch(line -> line.length() <= 78)
        .anyMatch(line -> line.startsWith("copying ") && line.contains(" 10/40 rows "))
        .anyMatch(line -> line.startsWith("checking ") && line.contains(" 75% "))
        .anyMatch(line -> line.startsWith("bench ") && line.contains("50%"));
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
