package dev.cardfile.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How the server serves.
 *
 * @param port 0 for any free one
 * @param recordAddress whether attributions may hold the caller's address
 * @param cors the origins whose pages may call from a browser; {@code *} alone for every origin,
 *     empty for none
 * @param heartbeat after how long without a change a stream shows that it is still there
 * @param console whether what is for operators alone, the console first of all, can be reached from
 *     other machines too
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
   * What a client may send.
   *
   * @param maxBodyBytes of a request's body, counted after unpacking
   * @param timeout how long it may take to send a request, or to take an answer
   */
  public record Requests(int maxBodyBytes, Duration timeout) {}

  /**
   * How many clients may be connected at once.
   *
   * @param mostPerAddress how many of them one address may hold; 0 for a quarter
   * @param unlimited addresses that may hold any number
   */
  public record Connections(int most, int mostPerAddress, Predicate<InetAddress> unlimited) {

    private static final int ADDRESSES_TO_FILL_THE_SERVER = 4;

    /** How many one address may hold. */
    int perAddress() {
      return mostPerAddress == 0
          ? Math.max(1, most / ADDRESSES_TO_FILL_THE_SERVER)
          : Math.min(mostPerAddress, most);
    }
  }

  /** How many requests each token may send; 0 for no limit. */
  public record RateLimits(long inTenSeconds, long inADay) {}

  /**
   * Where clients reach the server, for the links in answers.
   *
   * @param url how links begin, without a slash at its end; null when the request says where it
   *     reached the server
   * @param trustedProxies addresses that are believed when they say so
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
    return new HttpSettings(
        host,
        other,
        requests,
        connections,
        rateLimits,
        recordAddress,
        cors,
        publicAddress,
        heartbeat,
        console);
  }

  public HttpSettings withRequests(int maxBodyBytes, Duration timeout) {
    Requests other = new Requests(maxBodyBytes, timeout);
    return new HttpSettings(
        host,
        port,
        other,
        connections,
        rateLimits,
        recordAddress,
        cors,
        publicAddress,
        heartbeat,
        console);
  }

  public HttpSettings withConnections(
      int most, int mostPerAddress, Predicate<InetAddress> unlimited) {
    Connections other = new Connections(most, mostPerAddress, unlimited);
    return new HttpSettings(
        host,
        port,
        requests,
        other,
        rateLimits,
        recordAddress,
        cors,
        publicAddress,
        heartbeat,
        console);
  }

  public HttpSettings withRateLimits(long inTenSeconds, long inADay) {
    RateLimits other = new RateLimits(inTenSeconds, inADay);
    return new HttpSettings(
        host,
        port,
        requests,
        connections,
        other,
        recordAddress,
        cors,
        publicAddress,
        heartbeat,
        console);
  }

  public HttpSettings withCors(List<String> other) {
    return new HttpSettings(
        host,
        port,
        requests,
        connections,
        rateLimits,
        recordAddress,
        other,
        publicAddress,
        heartbeat,
        console);
  }

  public HttpSettings withLinks(@Nullable String url, Predicate<InetAddress> trustedProxies) {
    PublicAddress other = new PublicAddress(url, trustedProxies);
    return new HttpSettings(
        host,
        port,
        requests,
        connections,
        rateLimits,
        recordAddress,
        cors,
        other,
        heartbeat,
        console);
  }

  public HttpSettings withConsole(boolean everywhere) {
    return new HttpSettings(
        host,
        port,
        requests,
        connections,
        rateLimits,
        recordAddress,
        cors,
        publicAddress,
        heartbeat,
        everywhere);
  }

  /** Whether only those who sit at this machine can reach the server, or a proxy there. */
  public boolean isLoopbackOnly() {
    return isLoopback(host);
  }

  /** Whether all addresses of a host are loopback addresses. */
  public static boolean isLoopback(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  public HttpSettings withHeartbeat(Duration other) {
    return new HttpSettings(
        host,
        port,
        requests,
        connections,
        rateLimits,
        recordAddress,
        cors,
        publicAddress,
        other,
        console);
  }
}
