package dev.cardfile.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.cardfile.config.Quoted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Writes each event as one line for people. A request is shown as its time, method and route,
 * status, outcome, milliseconds and trace id, anything else as its message and key-value pairs.
 * Very long texts are truncated.
 */
final class TextLogEncoder extends EncoderBase<ILoggingEvent> {

  private static final int MAX_TEXT = 8192;
  private static final int MAX_STACK_TRACE = 32_768;
  private static final int TRACE_ON_A_TERMINAL = 8;
  private static final double MICROS_IN_A_MILLI = 1000;
  private static final byte[] NOTHING = {};
  private static final List<KeyValuePair> NO_PAIRS = List.of();

  private static final String DIM = "2";
  private static final String RED = "31";
  private static final String GREEN = "32";
  private static final String YELLOW = "33";

  private final Style style;
  private final DateTimeFormatter time;

  /** Where the lines go. */
  enum Style {
    /** A file or a pipe: everything in full. */
    PLAIN(false, false),
    /** A terminal: only the beginning of a trace id. */
    SHORT(true, false),
    /** A terminal that shows colours. */
    COLOURED(true, true);

    private final boolean isShort;
    private final boolean colour;

    Style(boolean isShort, boolean colour) {
      this.isShort = isShort;
      this.colour = colour;
    }
  }

  TextLogEncoder(Style style, ZoneId zone) {
    this.style = style;
    this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(zone);
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (KeyValuePair pair : Objects.requireNonNullElse(event.getKeyValuePairs(), NO_PAIRS)) {
      values.put(pair.key, pair.value);
    }
    StringBuilder line = new StringBuilder();
    line.append(in(DIM, time.format(Instant.ofEpochMilli(event.getTimeStamp())))).append(' ');
    if (values.containsKey("micros") && values.containsKey("outcome")) {
      request(line, values);
    } else {
      other(line, event, values);
    }
    line.append('\n');
    if (event.getThrowableProxy() != null) {
      line.append(cut(ThrowableProxyUtil.asString(event.getThrowableProxy()), MAX_STACK_TRACE))
          .append('\n');
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  private void request(StringBuilder line, Map<String, @Nullable Object> values) {
    String method = text(values.remove("method"));
    String route = text(values.remove("route"));
    Object path = values.remove("path");
    line.append(
        route.startsWith(method + " ")
            ? route
            : method + " " + (path == null ? route : text(path)));
    int status = values.remove("status") instanceof Integer number ? number : 0;
    line.append(' ').append(in(colour(status), status + " " + text(values.remove("outcome"))));
    double micros = values.remove("micros") instanceof Long number ? number : 0;
    line.append(" %.1f ms".formatted(micros / MICROS_IN_A_MILLI));
    String trace = text(values.remove("trace"));
    if (style.isShort) {
      values.remove("location");
      values.remove("token");
      trace = trace.substring(0, Math.min(TRACE_ON_A_TERMINAL, trace.length()));
    }
    pairs(line, values);
    line.append(' ').append(in(DIM, trace));
  }

  private void other(
      StringBuilder line, ILoggingEvent event, Map<String, @Nullable Object> values) {
    Level level = event.getLevel();
    if (level.isGreaterOrEqual(Level.WARN)) {
      line.append(in(level == Level.WARN ? YELLOW : RED, level.levelStr)).append(' ');
    }
    line.append(text(event.getFormattedMessage()));
    pairs(line, values);
  }

  private static void pairs(StringBuilder line, Map<String, @Nullable Object> values) {
    values.forEach(
        (name, value) -> line.append(' ').append(text(name)).append('=').append(text(value)));
  }

  private static String colour(int status) {
    if (status >= 500) {
      return RED;
    }
    return status >= 400 ? YELLOW : GREEN;
  }

  private String in(String colour, String text) {
    return style.colour ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }

  private static String text(@Nullable Object value) {
    return Quoted.oneLine(cut(String.valueOf(value), MAX_TEXT));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }
}
