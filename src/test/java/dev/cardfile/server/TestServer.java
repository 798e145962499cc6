package dev.cardfile.server;

import dev.cardfile.access.Secrets;
import dev.cardfile.http.HttpSettings;
import dev.cardfile.http.Metrics;
import dev.cardfile.store.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** Starts servers on stores that a test has opened, with the test's clock and random numbers. */
public final class TestServer {

  private TestServer() {}

  /** Serves the stores. Closing the server closes them too. */
  public static Cardfile serve(
      Stores stores,
      Metrics metrics,
      HttpSettings settings,
      InstantSource clock,
      RandomGenerator forIds,
      RandomGenerator forTraces,
      Secrets secrets) {
    return Cardfile.serve(
        stores,
        metrics,
        settings,
        new Cardfile.Sources(
            clock,
            () -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()),
            forIds,
            forTraces,
            secrets),
        ServerOptions.Retention.DEFAULT);
  }

  /** Stops listening; the stores stay open. */
  public static void stopListening(Cardfile server) {
    server.stopListening();
  }
}
