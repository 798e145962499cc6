package dev.cardfile.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the HTTP server.
 *
 * @param port 0 for any free port
 * @param recordAddress whether attributions may hold the caller's address
 * @param cors the origins whose pages may call from a browser; {@code *} alone for every origin,
 *     empty for none
 * @param heartbeat how long a stream may be silent before it sends a sign of life
 * @param console whether the console and everything else for operators can be reached from other
 *     machines too
 */
public record HttpSettings(
    String host,
    int port,
    Requests requests,
    Connections connections,
    RateLimits rateLimits,
    boolean recordAddress,
    List<String> cors,
    PublicAddress publicAddress,
    Duration heartbeat,
    boolean console) {

  /**
   * Limits for requests.
   *
   * @param maxBodyBytes the largest body, after decompression
   * @param timeout how long it may take to send a request, or to receive an answer
   */
  public record Requests(int maxBodyBytes, Duration timeout) {}

  /**
   * Limits for connections.
   *
   * @param most how many connections may be open at once
   * @param mostPerAddress how many of them one address may hold; 0 for a quarter
   * @param unlimited addresses that may hold any number
   */
  public record Connections(int most, int mostPerAddress, Predicate<InetAddress> unlimited) {

    private static final int ADDRESSES_TO_FILL_THE_SERVER = 4;

    /** Returns how many connections one address may hold. */
    int perAddress() {
      return mostPerAddress == 0
          ? Math.max(1, most / ADDRESSES_TO_FILL_THE_SERVER)
          : Math.min(mostPerAddress, most);
    }
  }

  /** The number of requests that each token may send; 0 for no limit. */
  public record RateLimits(long inTenSeconds, long inADay) {}

  /**
   * The address at which clients reach the server, for the links in answers.
   *
   * @param url the beginning of links, without a slash at its end; null to derive it from each
   *     request
   * @param trustedProxies the proxies whose forwarding headers are believed
   */
  public record PublicAddress(@Nullable String url, Predicate<InetAddress> trustedProxies) {}

  public static final HttpSettings DEFAULT =
      new HttpSettings(
          "127.0.0.1",
          8080,
          new Requests(1024 * 1024, Duration.ofSeconds(30)),
          new Connections(10_000, 0, InetAddress::isLoopbackAddress),
          new RateLimits(0, 0),
          false,
          List.of(),
          new PublicAddress(null, address -> false),
          Duration.ofSeconds(15),
          false);

  public HttpSettings {
    cors = List.copyOf(cors);
  }

  public HttpSettings withPort(int other) {
    return with(draft -> draft.port = other);
  }

  public HttpSettings withRequests(int maxBodyBytes, Duration timeout) {
    return with(draft -> draft.requests = new Requests(maxBodyBytes, timeout));
  }

  public HttpSettings withConnections(
      int most, int mostPerAddress, Predicate<InetAddress> unlimited) {
    return with(draft -> draft.connections = new Connections(most, mostPerAddress, unlimited));
  }

  public HttpSettings withRateLimits(long inTenSeconds, long inADay) {
    return with(draft -> draft.rateLimits = new RateLimits(inTenSeconds, inADay));
  }

  public HttpSettings withCors(List<String> other) {
    return with(draft -> draft.cors = other);
  }

  public HttpSettings withLinks(@Nullable String url, Predicate<InetAddress> trustedProxies) {
    return with(draft -> draft.publicAddress = new PublicAddress(url, trustedProxies));
  }

  public HttpSettings withHeartbeat(Duration other) {
    return with(draft -> draft.heartbeat = other);
  }

  public HttpSettings withConsole(boolean everywhere) {
    return with(draft -> draft.console = everywhere);
  }

  private HttpSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** A mutable copy of settings, in which one is replaced. */
  private static final class Draft {

    private final HttpSettings from;
    private int port;
    private Requests requests;
    private Connections connections;
    private RateLimits rateLimits;
    private List<String> cors;
    private PublicAddress publicAddress;
    private Duration heartbeat;
    private boolean console;

    Draft(HttpSettings from) {
      this.from = from;
      this.port = from.port;
      this.requests = from.requests;
      this.connections = from.connections;
      this.rateLimits = from.rateLimits;
      this.cors = from.cors;
      this.publicAddress = from.publicAddress;
      this.heartbeat = from.heartbeat;
      this.console = from.console;
    }

    HttpSettings settings() {
      return new HttpSettings(
          from.host,
          port,
          requests,
          connections,
          rateLimits,
          from.recordAddress,
          cors,
          publicAddress,
          heartbeat,
          console);
    }
  }

  /** Reports whether the server can be reached only from this machine, or by a proxy on it. */
  public boolean isLoopbackOnly() {
    return isLoopback(host);
  }

  /** Reports whether all addresses of a host are loopback addresses. False for an unknown host. */
  public static boolean isLoopback(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
