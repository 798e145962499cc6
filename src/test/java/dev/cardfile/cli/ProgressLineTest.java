package dev.cardfile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  @Test
  void drawsOverItselfAndLeavesNothing() {
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    try (ProgressLine line =
        new ProgressLine(new PrintStream(terminal, true, StandardCharsets.UTF_8))) {
      line.show("loading contacts", 0);
      line.show("loading contacts", 0);
      line.show("round 1", 0.5);
    }
    String empty = "\r[" + ".".repeat(30) + "]   0%  loading contacts";
    String half = "\r[" + "#".repeat(15) + ".".repeat(15) + "]  50%  round 1";
    assertThat(terminal.toString(StandardCharsets.UTF_8))
        .isEqualTo(empty + half + " ".repeat(9) + "\r" + " ".repeat(half.length() - 1) + "\r");
  }
}
