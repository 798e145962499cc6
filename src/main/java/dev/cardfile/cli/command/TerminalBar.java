package dev.cardfile.cli.command;

import dev.cardfile.store.maintenance.CopyProgress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A progress bar in the last line of a terminal. Closing it erases the line. */
public final class TerminalBar implements CopyProgress, AutoCloseable {

  private static final int WIDTH = 78;
  private static final long NANOS_BETWEEN = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long MEBIBYTE = 1024 * 1024;

  private final @Nullable PrintStream terminal;
  private String shown = "";
  private long begun;
  private long drawn;

  TerminalBar(@Nullable PrintStream terminal) {
    this.terminal = terminal;
  }

  /** Returns a bar on standard error that is drawn only if somebody is watching. */
  public static TerminalBar of(Environment environment) {
    return new TerminalBar(environment.watched() ? environment.err() : null);
  }

  /**
   * Shows the progress of a task.
   *
   * @param share how much of it is done, from 0 to 1
   */
  public void show(String what, double share) {
    draw(what, share, () -> "");
  }

  @Override
  public void show(String what, long done, long total, Unit unit) {
    double share = total == 0 ? 1 : (double) done / total;
    switch (unit) {
      case ROWS -> draw(what, share, () -> " %,d/%,d rows".formatted(done, total));
      case BYTES ->
          draw(what, share, () -> " %,d/%,d MiB".formatted(done / MEBIBYTE, total / MEBIBYTE));
    }
  }

  private void draw(String what, double share, Supplier<String> words) {
    long now = System.nanoTime();
    if (terminal == null || !isDue(what, now)) {
      return;
    }
    String head = String.format(Locale.ROOT, "%s %3.0f%% [", what, share * 100);
    String tail = "]" + words.get() + left(share, now - begun);
    int room = Math.max(0, WIDTH - head.length() - tail.length());
    int full = Math.clamp(Math.round(share * room), 0, room);
    String line = head + "=".repeat(full) + " ".repeat(room - full) + tail;
    terminal.print("\r" + line.substring(0, Math.min(WIDTH, line.length())));
    terminal.flush();
    drawn = now;
  }

  private boolean isDue(String what, long now) {
    if (what.equals(shown)) {
      return now - drawn >= NANOS_BETWEEN;
    }
    shown = what;
    begun = now;
    return true;
  }

  /** Formats the estimated time left, assuming a constant speed. */
  private static String left(double share, long nanos) {
    if (share <= 0 || share >= 1) {
      return "";
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(Math.round(nanos / share * (1 - share)));
    return " %d:%02d left".formatted(seconds / 60, seconds % 60);
  }

  @Override
  public void close() {
    if (terminal != null && !shown.isEmpty()) {
      shown = "";
      terminal.print("\r" + " ".repeat(WIDTH) + "\r");
      terminal.flush();
    }
  }
}
