package dev.cardfile.cli;

import dev.cardfile.bench.Progress;
import java.io.PrintStream;

/** A bar that is drawn over itself in the last line of a terminal. */
final class ProgressLine implements Progress, AutoCloseable {

  private static final int BAR = 30;
  private static final int WIDTH = 78;

  private final PrintStream terminal;
  private String shown = "";

  ProgressLine(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(String what, double share) {
    int full = (int) Math.round(share * BAR);
    String line =
        "[%s%s] %3d%%  %s"
            .formatted("#".repeat(full), ".".repeat(BAR - full), Math.round(share * 100), what);
    draw(line.substring(0, Math.min(WIDTH, line.length())));
  }

  /** Leaves an empty line, for what is printed next. */
  @Override
  public void close() {
    draw("");
  }

  private void draw(String line) {
    if (!line.equals(shown)) {
      String blanks = " ".repeat(Math.max(0, shown.length() - line.length()));
      terminal.print("\r" + line + blanks + (line.isEmpty() ? "\r" : ""));
      terminal.flush();
      shown = line;
    }
  }
}
