package dev.cardfile.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Writes each event as one JSON object a line: {@code time}, {@code level}, {@code logger}, {@code
 * message}, the event's own values by their names, and {@code stackTrace} of an exception.
 */
final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
  private static final List<KeyValuePair> NO_PAIRS = List.of();
  private static final byte[] NOTHING = {};

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("time", TIME.format(Instant.ofEpochMilli(event.getTimeStamp())));
    values.put("level", event.getLevel());
    values.put("logger", event.getLoggerName());
    values.put("message", event.getFormattedMessage());
    for (KeyValuePair pair : Objects.requireNonNullElse(event.getKeyValuePairs(), NO_PAIRS)) {
      values.put(pair.key, pair.value);
    }
    if (event.getThrowableProxy() != null) {
      values.put("stackTrace", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return (JsonLine.of(values) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
