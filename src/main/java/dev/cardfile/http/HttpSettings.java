package dev.cardfile.http;

import java.time.Duration;

/**
 * How the server serves.
 *
 * @param port 0 for any free one
 * @param maxBodyBytes of a request's body, counted after unpacking
 * @param requestTimeout how long a client may take to send a request, or to take an answer
 * @param maxConnections how many clients may be connected at once
 * @param rateLimit how many requests each token may send in ten seconds; 0 for no limit
 * @param dailyRateLimit how many in a day; 0 for no limit
 * @param recordAddress whether attributions may hold the caller's address
 */
public record HttpSettings(
    String host,
    int port,
    int maxBodyBytes,
    Duration requestTimeout,
    int maxConnections,
    long rateLimit,
    long dailyRateLimit,
    boolean recordAddress) {

  public static final HttpSettings DEFAULT =
      new HttpSettings("127.0.0.1", 8080, 1024 * 1024, Duration.ofSeconds(30), 10_000, 0, 0, false);

  public HttpSettings withPort(int newPort) {
    return new HttpSettings(
        host,
        newPort,
        maxBodyBytes,
        requestTimeout,
        maxConnections,
        rateLimit,
        dailyRateLimit,
        recordAddress);
  }
}
