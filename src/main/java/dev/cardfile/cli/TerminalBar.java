package dev.cardfile.cli;

import dev.cardfile.bench.Progress;
import dev.cardfile.store.maintenance.CopyProgress;
import java.io.PrintStream;
import java.text.DecimalFormat;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar in the last line of a terminal, which is empty again when it is closed. */
final class TerminalBar implements Progress, CopyProgress, AutoCloseable {

  private static final int WIDTH = 78;
  private static final int MILLIS_BETWEEN = 200;
  private static final int PERCENT = 100;
  private static final long MEBIBYTE = 1024 * 1024;

  private final @Nullable PrintStream terminal;
  private @Nullable ProgressBar bar;
  private String shown = "";

  TerminalBar(@Nullable PrintStream terminal) {
    this.terminal = terminal;
  }

  /** A bar on standard error, which is drawn only where somebody watches. */
  static TerminalBar of(Surroundings surroundings) {
    return new TerminalBar(surroundings.watched() ? surroundings.err() : null);
  }

  @Override
  public void show(String what, double share) {
    if (terminal != null) {
      bar("bench", terminal, builder -> builder.setInitialMax(PERCENT).setUnit("%", 1))
          .setExtraMessage(" " + what)
          .stepTo(Math.round(share * PERCENT));
    }
  }

  @Override
  public void show(String what, long done, long total, Unit unit) {
    if (terminal != null) {
      bar(
              what,
              terminal,
              builder -> {
                switch (unit) {
                  case ROWS -> builder.setUnit(" rows", 1).showSpeed(new DecimalFormat("0"));
                  case BYTES -> builder.setUnit(" MiB", MEBIBYTE);
                }
                builder.setInitialMax(total);
              })
          .stepTo(done);
    }
  }

  private interface Look {
    void of(ProgressBarBuilder builder);
  }

  /** The bar of this name, in place of another. */
  private ProgressBar bar(String name, PrintStream drawnOn, Look look) {
    ProgressBar open = bar;
    if (open == null || !shown.equals(name)) {
      close();
      ProgressBarBuilder builder =
          ProgressBar.builder()
              .setTaskName(name)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(MILLIS_BETWEEN)
              .setConsumer(new Line(drawnOn));
      look.of(builder);
      open = builder.build();
      bar = open;
      shown = name;
    }
    return open;
  }

  @Override
  public void close() {
    if (bar != null && terminal != null) {
      bar.close();
      bar = null;
      // Not by the library, which does not clear a bar that was short.
      terminal.print("\r" + " ".repeat(WIDTH) + "\r");
      terminal.flush();
    }
  }

  /** Draws over itself. Not by the library's own, which takes over the terminal's signals. */
  private record Line(PrintStream terminal) implements ProgressBarConsumer {

    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String drawn) {
      terminal.print("\r" + drawn);
      terminal.flush();
    }

    @Override
    public void close() {}
  }
}
