package dev.cardfile.http;

import java.nio.charset.StandardCharsets;

/** The liveness check: the answer of {@code /healthz}, which HTTP/1.0 clients get too. */
public final class HealthCheck {

  public static final String METHOD = "GET";
  public static final String PATH = "/healthz";

  private static final byte[] ALIVE = "ok\n".getBytes(StandardCharsets.UTF_8);

  private HealthCheck() {}

  public static ApiResponse.Body answer() {
    return new ApiResponse.Body(200, ApiResponse.PLAIN_TEXT, ALIVE.clone(), "told");
  }
}
