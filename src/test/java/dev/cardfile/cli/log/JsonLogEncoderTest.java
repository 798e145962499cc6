package dev.cardfile.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JsonLogEncoderTest {

  private final LoggingEvent event =
      new LoggingEvent(
          "",
          new LoggerContext().getLogger("a.b"),
          Level.INFO,
          "said \"{}\"\n",
          null,
          new Object[] {1});

  @Test
  void writesOneObjectALine() {
    event.setInstant(Instant.parse("2026-01-02T03:04:05.0067Z"));
    event.setKeyValuePairs(
        List.of(
            new KeyValuePair("status", 200),
            new KeyValuePair("micros", 5L),
            new KeyValuePair("new", true),
            new KeyValuePair("route", null),
            new KeyValuePair("location", "ü\u0000")));
    assertThat(written())
        .isEqualTo(
            "{\"time\":\"2026-01-02T03:04:05.006Z\",\"level\":\"INFO\",\"logger\":\"a.b\","
                + "\"message\":\"said \\\"1\\\"\\n\",\"status\":200,\"micros\":5,\"new\":true,"
                + "\"route\":null,\"location\":\"ü\\u0000\"}\n");
  }

  @Test
  void keepsAnExceptionInTheLine() {
    event.setInstant(Instant.EPOCH);
    event.setThrowableProxy(
        new ch.qos.logback.classic.spi.ThrowableProxy(new IllegalStateException("why")));
    assertThat(written())
        .contains("\"stackTrace\":\"java.lang.IllegalStateException: why")
        .hasLineCount(1);
  }

  @Test
  void cutsWhatIsLongerThanALogIsGoodFor() {
    event.setInstant(Instant.EPOCH);
    event.setKeyValuePairs(List.of(new KeyValuePair("cause", "x".repeat(8193))));
    event.setThrowableProxy(
        new ch.qos.logback.classic.spi.ThrowableProxy(
            new IllegalStateException("y".repeat(1_000_000))));
    assertThat(written())
        .contains("\"cause\":\"" + "x".repeat(8192) + "…\"")
        .hasSizeLessThan(42_000)
        .endsWith("…\"}\n");
  }

  private String written() {
    return new String(new JsonLogEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
