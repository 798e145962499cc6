package dev.cardfile.http;

import java.nio.charset.StandardCharsets;

/** That the process lives: what {@code /healthz} answers, even to clients that know no HTTP/1.1. */
public final class HealthCheck {

  public static final String METHOD = "GET";
  public static final String PATH = "/healthz";

  private static final byte[] ALIVE = "ok\n".getBytes(StandardCharsets.UTF_8);

  private HealthCheck() {}

  public static ApiResponse.Body answer() {
    return new ApiResponse.Body(200, ApiResponse.PLAIN_TEXT, ALIVE.clone(), "told");
  }
}
