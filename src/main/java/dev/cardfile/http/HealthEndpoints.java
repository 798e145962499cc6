package dev.cardfile.http;

import dev.cardfile.wire.Problem;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** {@code /healthz}, {@code /readyz} and {@code /metrics}. */
final class HealthEndpoints {

  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final BooleanSupplier ready;
  private final Metrics metrics;

  HealthEndpoints(BooleanSupplier ready, Metrics metrics) {
    this.ready = ready;
    this.metrics = metrics;
  }

  /** The process lives. */
  Reply healthy(Call call) {
    return text("text/plain; charset=utf-8", "ok\n");
  }

  /** The process can serve, because its store answers. */
  Reply ready(Call call) {
    return ready.getAsBoolean()
        ? text("text/plain; charset=utf-8", "ready\n")
        : Reply.refuse(new Problem.StoreAway(1));
  }

  Reply metrics(Call call) {
    return text(PROMETHEUS_TEXT, metrics.scrape());
  }

  private static Reply text(String contentType, String text) {
    return new Reply.Body(200, contentType, text.getBytes(StandardCharsets.UTF_8), "told");
  }
}
