package dev.cardfile.http.health;

import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.HealthCheck;
import dev.cardfile.http.Metrics;
import dev.cardfile.http.Route;
import dev.cardfile.openapi.OtherOperations;
import dev.cardfile.store.Outage;
import dev.cardfile.wire.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /healthz}, {@code /readyz} and {@code /metrics}. */
public final class HealthRoutes {

  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<Optional<Outage>> storeOutage;
  private final Metrics metrics;

  public HealthRoutes(Supplier<Optional<Outage>> storeOutage, Metrics metrics) {
    this.storeOutage = storeOutage;
    this.metrics = metrics;
  }

  public List<Route> routes() {
    return List.of(
        Route.open(
            HealthCheck.METHOD,
            HealthCheck.PATH,
            OtherOperations.HEALTHY,
            request -> HealthCheck.answer()),
        Route.open("GET", "/readyz", OtherOperations.READY, this::ready),
        Route.open("GET", "/metrics", OtherOperations.METRICS, this::metrics));
  }

  /** Answers that the server is ready, or with 503 why its store cannot serve. */
  private ApiResponse ready(ApiRequest request) {
    return storeOutage
        .get()
        .map(outage -> ApiResponse.refuse(new Problem.StoreAway(1, outage.text())))
        .orElseGet(() -> text(ApiResponse.PLAIN_TEXT, "ready\n"));
  }

  private ApiResponse metrics(ApiRequest request) {
    return text(PROMETHEUS_TEXT, metrics.scrape());
  }

  private static ApiResponse text(String contentType, String text) {
    return new ApiResponse.Body(200, contentType, text.getBytes(StandardCharsets.UTF_8), "told");
  }
}
