package dev.cardfile.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** Charts as an SVG: panels one below the other, with a common horizontal axis. */
final class Picture {

  private static final int WIDTH = 960;
  private static final int LEFT = 90;
  private static final int RIGHT = 130;
  private static final int TOP = 60;
  private static final int PANEL = 190;
  private static final int GAP = 50;
  private static final int PLOT = WIDTH - LEFT - RIGHT;
  private static final int STEPS = 5;

  /** Distinguishable for colour-blind readers. */
  private static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7");

  private final StringBuilder svg = new StringBuilder();
  private final Axis across;

  /**
   * An axis.
   *
   * @param log whether the scale is logarithmic
   */
  record Axis(String title, boolean log, double low, double high) {

    /**
     * Returns an axis that covers these values: from zero, or on a logarithmic scale from the power
     * of ten below the least.
     */
    static Axis over(String title, boolean log, DoubleStream values) {
      double[] shown =
          values.filter(value -> Double.isFinite(value) && (!log || value > 0)).sorted().toArray();
      double most = shown.length == 0 ? 1 : shown[shown.length - 1];
      if (!log) {
        return new Axis(title, false, 0, most > 0 ? nice(most) : 1);
      }
      double least = shown.length == 0 ? most : shown[0];
      double low = Math.pow(10, Math.floor(Math.log10(least)));
      double high = Math.pow(10, Math.ceil(Math.log10(most)));
      return new Axis(title, true, low, high > low ? high : low * 10);
    }

    /** Rounds up to 1, 2, 2.5, 5 or 10 times a power of ten, whose fifths are round numbers. */
    private static double nice(double most) {
      double unit = Math.pow(10, Math.floor(Math.log10(most)));
      return DoubleStream.of(1, 2, 2.5, 5, 10)
          .map(factor -> factor * unit)
          .filter(candidate -> candidate >= most)
          .findFirst()
          .orElse(10 * unit);
    }

    /** Returns the position of a value along the axis, from 0 to 1. */
    double at(double value) {
      double share =
          log
              ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
              : (value - low) / (high - low);
      return Math.clamp(share, 0, 1);
    }

    double[] marks() {
      return log
          ? DoubleStream.iterate(low, mark -> mark <= high * 1.001, mark -> mark * 10).toArray()
          : DoubleStream.iterate(0, step -> step <= STEPS, step -> step + 1)
              .map(step -> low + (high - low) * step / STEPS)
              .toArray();
    }
  }

  /** Points joined by a line. A y that is not finite leaves a gap. */
  record Line(String name, List<Point> points) {}

  record Point(double x, double y) {}

  /** Lines with a common vertical axis. */
  record Panel(String title, boolean log, List<Line> lines) {

    private Axis axis() {
      return Axis.over(
          title, log, lines.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::y));
    }
  }

  private Picture(Axis across) {
    this.across = across;
  }

  static String svg(String title, Axis across, List<Panel> panels) {
    return new Picture(across).draw(title, panels);
  }

  private String draw(String title, List<Panel> panels) {
    int height = TOP + panels.size() * (PANEL + GAP) + GAP / 2;
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
            WIDTH,
            height));
    text(LEFT, TOP / 2, "start", 16, title);
    for (int i = 0; i < panels.size(); i++) {
      panel(panels.get(i), TOP + i * (PANEL + GAP));
    }
    text(LEFT + PLOT / 2.0, height - 8, "middle", 12, across.title());
    return svg.append("</svg>\n").toString();
  }

  private void panel(Panel panel, int top) {
    Axis axis = panel.axis();
    DoubleUnaryOperator down = value -> top + PANEL * (1 - axis.at(value));
    text(LEFT, top - 8, "start", 12, panel.title());
    for (double mark : axis.marks()) {
      line(LEFT, down.applyAsDouble(mark), LEFT + PLOT, down.applyAsDouble(mark));
      text(LEFT - 8, down.applyAsDouble(mark) + 4, "end", 12, number(mark));
    }
    for (double mark : across.marks()) {
      line(along(mark), top, along(mark), top + PANEL);
      text(along(mark), top + PANEL + 16, "middle", 12, number(mark));
    }
    for (int i = 0; i < panel.lines().size(); i++) {
      String colour = COLOURS.get(i % COLOURS.size());
      curve(panel.lines().get(i), down, colour);
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
              LEFT + PLOT + 10,
              top + 14 + 18 * i,
              colour,
              escaped(panel.lines().get(i).name())));
    }
  }

  private double along(double value) {
    return LEFT + PLOT * across.at(value);
  }

  private void curve(Line line, DoubleUnaryOperator down, String colour) {
    StringBuilder path = new StringBuilder();
    boolean isDrawing = false;
    for (Point point : line.points()) {
      boolean isThere = Double.isFinite(point.y());
      if (isThere) {
        String step = isDrawing ? "L" : "M";
        path.append(
            String.format(
                Locale.ROOT, "%s%.1f %.1f", step, along(point.x()), down.applyAsDouble(point.y())));
      }
      isDrawing = isThere;
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>%n",
            path,
            colour));
  }

  private void line(double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
            x1,
            y1,
            x2,
            y2));
  }

  private void text(double x, double y, String anchor, int size, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\">%s</text>%n",
            x,
            y,
            anchor,
            size,
            escaped(text)));
  }

  private static String number(double value) {
    String format = value >= 10 || value == Math.rint(value) ? "%,.0f" : "%.3g";
    return String.format(Locale.ROOT, format, value)
        .replaceFirst("(\\.\\d*?)0+$", "$1")
        .replaceFirst("\\.$", "");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
