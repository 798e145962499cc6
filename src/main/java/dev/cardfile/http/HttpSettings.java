package dev.cardfile.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How the server serves.
 *
 * @param port 0 for any free one
 * @param maxBodyBytes of a request's body, counted after unpacking
 * @param requestTimeout how long a client may take to send a request, or to take an answer
 * @param maxConnections how many clients may be connected at once
 * @param maxConnectionsPerAddress how many of them one address may hold; 0 for a quarter
 * @param unlimited addresses that may hold any number
 * @param rateLimit how many requests each token may send in ten seconds; 0 for no limit
 * @param dailyRateLimit how many in a day; 0 for no limit
 * @param recordAddress whether attributions may hold the caller's address
 * @param cors the origins whose pages may call from a browser; {@code *} alone for every origin,
 *     empty for none
 * @param publicUrl how links in answers begin, without a slash at its end; null when the request
 *     says where it reached the server
 * @param trustedProxies addresses that are believed when they say so
 */
public record HttpSettings(
    String host,
    int port,
    int maxBodyBytes,
    Duration requestTimeout,
    int maxConnections,
    int maxConnectionsPerAddress,
    Predicate<InetAddress> unlimited,
    long rateLimit,
    long dailyRateLimit,
    boolean recordAddress,
    List<String> cors,
    @Nullable String publicUrl,
    Predicate<InetAddress> trustedProxies) {

  private static final int ADDRESSES_TO_FILL_THE_SERVER = 4;

  public static final HttpSettings DEFAULT =
      new HttpSettings(
          "127.0.0.1",
          8080,
          1024 * 1024,
          Duration.ofSeconds(30),
          10_000,
          0,
          InetAddress::isLoopbackAddress,
          0,
          0,
          false,
          List.of(),
          null,
          address -> false);

  public HttpSettings {
    cors = List.copyOf(cors);
  }

  public HttpSettings withPort(int newPort) {
    return new HttpSettings(
        host,
        newPort,
        maxBodyBytes,
        requestTimeout,
        maxConnections,
        maxConnectionsPerAddress,
        unlimited,
        rateLimit,
        dailyRateLimit,
        recordAddress,
        cors,
        publicUrl,
        trustedProxies);
  }

  /** With other bounds of connections. */
  public HttpSettings withConnections(int most, int mostPerAddress, Predicate<InetAddress> exempt) {
    return new HttpSettings(
        host,
        port,
        maxBodyBytes,
        requestTimeout,
        most,
        mostPerAddress,
        exempt,
        rateLimit,
        dailyRateLimit,
        recordAddress,
        cors,
        publicUrl,
        trustedProxies);
  }

  /** With other limits of requests for each token; 0 for none. */
  public HttpSettings withRateLimits(long inTenSeconds, long inADay) {
    return new HttpSettings(
        host,
        port,
        maxBodyBytes,
        requestTimeout,
        maxConnections,
        maxConnectionsPerAddress,
        unlimited,
        inTenSeconds,
        inADay,
        recordAddress,
        cors,
        publicUrl,
        trustedProxies);
  }

  /** With other bounds of what a client may send, and of the time that it has for it. */
  public HttpSettings withRequests(int mostBodyBytes, Duration time) {
    return new HttpSettings(
        host,
        port,
        mostBodyBytes,
        time,
        maxConnections,
        maxConnectionsPerAddress,
        unlimited,
        rateLimit,
        dailyRateLimit,
        recordAddress,
        cors,
        publicUrl,
        trustedProxies);
  }

  /** With other origins whose pages may call. */
  public HttpSettings withCors(List<String> origins) {
    return new HttpSettings(
        host,
        port,
        maxBodyBytes,
        requestTimeout,
        maxConnections,
        maxConnectionsPerAddress,
        unlimited,
        rateLimit,
        dailyRateLimit,
        recordAddress,
        origins,
        publicUrl,
        trustedProxies);
  }

  /** With another public address, and with other proxies that are believed. */
  public HttpSettings withLinks(@Nullable String url, Predicate<InetAddress> proxies) {
    return new HttpSettings(
        host,
        port,
        maxBodyBytes,
        requestTimeout,
        maxConnections,
        maxConnectionsPerAddress,
        unlimited,
        rateLimit,
        dailyRateLimit,
        recordAddress,
        cors,
        url,
        proxies);
  }

  /** How many connections one address may hold. */
  int connectionsPerAddress() {
    return maxConnectionsPerAddress == 0
        ? Math.max(1, maxConnections / ADDRESSES_TO_FILL_THE_SERVER)
        : Math.min(maxConnectionsPerAddress, maxConnections);
  }
}
