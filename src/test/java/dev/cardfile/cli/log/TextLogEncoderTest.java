package dev.cardfile.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.cardfile.cli.log.TextLogEncoder.Style;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class TextLogEncoderTest {

  private static final String TRACE = "4be047c8-2f51-4f7e-8f0e-0f5f3c1d2a3b";

  @Test
  void tellsARequestInALineThatFitsATerminal() {
    LoggingEvent request = request("POST", "POST /contacts/upsert", 200, "matched_by_email");
    assertThat(written(Style.SHORT, request))
        .isEqualTo("03:04:05.006 POST /contacts/upsert 200 matched_by_email 3.2 ms 4be047c8\n");
    assertThat(written(Style.PLAIN, request))
        .isEqualTo(
            "03:04:05.006 POST /contacts/upsert 200 matched_by_email 3.2 ms location=here token=t1 "
                + TRACE
                + "\n");
    assertThat(written(Style.SHORT, request("GET", "unmatched", 404, "not_found")))
        .isEqualTo("03:04:05.006 GET unmatched 404 not_found 3.2 ms 4be047c8\n");
  }

  @Test
  void coloursTheStatus() {
    assertThat(written(Style.COLOURED, request("GET", "GET /x", 200, "ok")))
        .contains("\u001b[32m200 ok\u001b[0m");
    assertThat(written(Style.COLOURED, request("GET", "GET /x", 422, "invalid_body")))
        .contains("\u001b[33m422 invalid_body\u001b[0m");
    assertThat(written(Style.COLOURED, request("GET", "GET /x", 503, "store_unavailable")))
        .contains("\u001b[31m503 store_unavailable\u001b[0m");
    assertThat(written(Style.SHORT, request("GET", "GET /x", 503, "x"))).doesNotContain("\u001b");
  }

  @Test
  void tellsAnythingElseByItsMessageAndValues() {
    LoggingEvent event = event(Level.WARN, "store unavailable");
    event.setKeyValuePairs(List.of(new KeyValuePair("cause", "disk full")));
    event.setThrowableProxy(new ThrowableProxy(new IllegalStateException("why")));
    assertThat(written(Style.SHORT, event))
        .startsWith(
            "03:04:05.006 WARN store unavailable cause=disk full\n"
                + "java.lang.IllegalStateException: why")
        .endsWith("\n");
    assertThat(written(Style.SHORT, event(Level.INFO, "stopped")))
        .isEqualTo("03:04:05.006 stopped\n");
  }

  @Test
  void keepsWhatItIsGivenInOneLineAndCutsIt() {
    LoggingEvent event = event(Level.INFO, "a\nb\u001b[31m");
    event.setKeyValuePairs(List.of(new KeyValuePair("cause", "x".repeat(9000) + "y")));
    assertThat(written(Style.COLOURED, event))
        .contains("a?b?[31m", "x".repeat(8192) + "…")
        .doesNotContain("y")
        .hasLineCount(1);
  }

  private static LoggingEvent request(String method, String route, int status, String outcome) {
    LoggingEvent event = event(Level.INFO, "request");
    event.setKeyValuePairs(
        List.of(
            new KeyValuePair("trace", TRACE),
            new KeyValuePair("method", method),
            new KeyValuePair("route", route),
            new KeyValuePair("status", status),
            new KeyValuePair("outcome", outcome),
            new KeyValuePair("micros", 3210L),
            new KeyValuePair("location", "here"),
            new KeyValuePair("token", "t1")));
    return event;
  }

  private static LoggingEvent event(Level level, String message) {
    LoggingEvent event =
        new LoggingEvent("", new LoggerContext().getLogger("a.b"), level, message, null, null);
    event.setInstant(Instant.parse("2026-01-02T03:04:05.006Z"));
    return event;
  }

  private static String written(Style style, LoggingEvent event) {
    return new String(
        new TextLogEncoder(style, ZoneOffset.UTC).encode(event), StandardCharsets.UTF_8);
  }
}
