package dev.cardfile.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes each event as one JSON object per line: {@code time}, {@code level}, {@code logger},
 * {@code message}, the key-value pairs of the event, and the {@code stackTrace} of its exception.
 * Very long texts are truncated.
 */
final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {

  private static final int MAX_TEXT = 8192;
  private static final int MAX_STACK_TRACE = 32_768;
  private static final int USUAL_LINE = 400;
  private static final int MILLIS = 1000;

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);
  private static final JsonStringEncoder JSON = JsonStringEncoder.getInstance();
  private static final List<KeyValuePair> NO_PAIRS = List.of();
  private static final byte[] NOTHING = {};

  /**
   * The last second that was formatted. Most lines fall into the same second as the line before,
   * and formatting the second takes half of the time of a line.
   */
  private volatile Second latest = Second.of(0);

  private record Second(long number, String text) {

    static Second of(long number) {
      return new Second(number, SECOND.format(Instant.ofEpochSecond(number)));
    }
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(USUAL_LINE).append("{\"time\":\"");
    time(line, event.getTimeStamp());
    line.append("\",\"level\":\"").append(event.getLevel().levelStr).append("\",\"logger\":");
    text(line, event.getLoggerName(), MAX_TEXT);
    line.append(",\"message\":");
    text(line, event.getFormattedMessage(), MAX_TEXT);
    for (KeyValuePair pair : Objects.requireNonNullElse(event.getKeyValuePairs(), NO_PAIRS)) {
      line.append(',');
      text(line, pair.key, MAX_TEXT);
      line.append(':');
      value(line, pair.value);
    }
    if (event.getThrowableProxy() != null) {
      line.append(",\"stackTrace\":");
      text(line, ThrowableProxyUtil.asString(event.getThrowableProxy()), MAX_STACK_TRACE);
    }
    return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  private void time(StringBuilder line, long millis) {
    long number = Math.floorDiv(millis, MILLIS);
    Second second = latest;
    if (second.number() != number) {
      second = Second.of(number);
      latest = second;
    }
    int rest = Math.floorMod(millis, MILLIS);
    line.append(second.text());
    line.append((char) ('0' + rest / 100));
    line.append((char) ('0' + rest / 10 % 10));
    line.append((char) ('0' + rest % 10)).append('Z');
  }

  private static void value(StringBuilder line, @Nullable Object value) {
    switch (value) {
      case null -> line.append("null");
      case Boolean yes -> line.append(yes.booleanValue());
      case Integer number -> line.append(number.intValue());
      case Long number -> line.append(number.longValue());
      case Object other -> text(line, other.toString(), MAX_TEXT);
    }
  }

  private static void text(StringBuilder line, @Nullable String text, int most) {
    String all = String.valueOf(text);
    line.append('"');
    if (all.length() <= most) {
      JSON.quoteAsString(all, line);
    } else {
      JSON.quoteAsString(all.substring(0, most), line);
      line.append('…');
    }
    line.append('"');
  }
}
