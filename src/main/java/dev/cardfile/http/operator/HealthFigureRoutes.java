package dev.cardfile.http.operator;

import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Metrics;
import dev.cardfile.http.Route;
import dev.cardfile.http.body.BodyKind;
import dev.cardfile.openapi.OperatorOperations;
import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreFigures;
import dev.cardfile.wire.operator.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The route {@code GET /operator/health}, which shows the state of the server. */
public final class HealthFigureRoutes {

  private final Metrics metrics;
  private final Supplier<Optional<Outage>> outage;
  private final Supplier<StoreFigures> store;
  private final String version;
  private final InstantSource clock;
  private final Instant startedAt;

  /**
   * Creates the routes, and takes this moment as the start of the server.
   *
   * @param outage why the store is unavailable, as far as that is known without waiting
   * @param version the version of the program
   */
  public HealthFigureRoutes(
      Metrics metrics,
      Supplier<Optional<Outage>> outage,
      Supplier<StoreFigures> store,
      String version,
      InstantSource clock) {
    this.metrics = metrics;
    this.outage = outage;
    this.store = store;
    this.version = version;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  public List<Route> routes() {
    return List.of(
        Route.operator(
            "GET", "/operator/health", BodyKind.NONE, OperatorOperations.HEALTH, this::show));
  }

  private static long processorMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }

  private ApiResponse show(ApiRequest request) {
    Runtime runtime = Runtime.getRuntime();
    Health health =
        new Health(
            version,
            startedAt,
            clock.instant(),
            outage.get().map(Outage::text).orElse(null),
            metrics.requestFigures(),
            metrics.writeFigures(),
            store.get(),
            new Health.Memory(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory()),
            new Health.Processor(processorMillis(), runtime.availableProcessors()));
    return ApiResponse.json(Health.ANSWER.bytes(health, request.traceId()), "shown").notKept();
  }
}
