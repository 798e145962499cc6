package dev.cardfile.http;

import dev.cardfile.store.Outage;
import dev.cardfile.wire.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /healthz}, {@code /readyz} and {@code /metrics}. */
final class HealthEndpoints {

  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<Optional<Outage>> storeOutage;
  private final Metrics metrics;

  HealthEndpoints(Supplier<Optional<Outage>> storeOutage, Metrics metrics) {
    this.storeOutage = storeOutage;
    this.metrics = metrics;
  }

  /** The process lives. */
  Reply healthy(Call call) {
    return text("text/plain; charset=utf-8", "ok\n");
  }

  /** The process can serve, because its store can; or why it cannot. */
  Reply ready(Call call) {
    return storeOutage
        .get()
        .map(outage -> Reply.refuse(new Problem.StoreAway(1, outage.text())))
        .orElseGet(() -> text("text/plain; charset=utf-8", "ready\n"));
  }

  Reply metrics(Call call) {
    return text(PROMETHEUS_TEXT, metrics.scrape());
  }

  private static Reply text(String contentType, String text) {
    return new Reply.Body(200, contentType, text.getBytes(StandardCharsets.UTF_8), "told");
  }
}
