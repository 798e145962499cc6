package dev.cardfile.http;

import dev.cardfile.http.server.HeaderName;
import dev.cardfile.http.server.Request;
import dev.cardfile.wire.ApiVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a request that endpoints may read, and what follows from them about its sender.
 */
public final class RequestHeaders {

  private static final HeaderName AUTHORIZATION = HeaderName.of("Authorization");
  private static final HeaderName COOKIE = HeaderName.of("Cookie");
  private static final HeaderName CONSOLE = HeaderName.of("X-Cardfile-Console");
  private static final HeaderName ACCEPT = HeaderName.of("Accept");
  private static final HeaderName LAST_EVENT_ID = HeaderName.of("Last-Event-ID");
  private static final HeaderName IF_NONE_MATCH = HeaderName.of("If-None-Match");
  private static final HeaderName IF_MATCH = HeaderName.of("If-Match");
  private static final HeaderName PREFER = HeaderName.of("Prefer");
  private static final String MINIMAL = "return=minimal";
  private static final HeaderName FETCH_SITE = HeaderName.of("Sec-Fetch-Site");
  private static final HeaderName ORIGIN = HeaderName.of("Origin");
  private static final HeaderName HOST = HeaderName.of("Host");
  private static final HeaderName VERSION = HeaderName.of("Version");
  private static final HeaderName ACCEPT_ENCODING = HeaderName.of("Accept-Encoding");

  /** A content coding that means gzip, unless its weight is 0. */
  private static final Pattern GZIP = Pattern.compile("(x-)?gzip(;q=(1.*|0\\.\\d*[1-9]\\d*))?");

  /** The values of {@code Host} that name this machine as seen from itself. */
  private static final Pattern OWN_NAME =
      Pattern.compile("(?i)(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

  /** Headers that a proxy adds to the requests that it forwards. */
  private static final List<HeaderName> FORWARDING =
      Stream.of(
              "Forwarded",
              "Via",
              "X-Forwarded-For",
              "X-Forwarded-Host",
              "X-Forwarded-Proto",
              "X-Forwarded-Port",
              "X-Forwarded-Server",
              "X-Real-IP",
              "X-Client-IP",
              "X-Cluster-Client-IP",
              "X-Original-Host",
              "True-Client-IP",
              "CF-Connecting-IP")
          .map(HeaderName::of)
          .toList();

  private static final Pattern SCHEME = Pattern.compile("^https?://");

  private static final String SAME_ORIGIN = "same-origin";
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> HERE = Set.of("same-origin", "none");

  private final Request request;
  private final Links links;

  RequestHeaders(Request request, Links links) {
    this.request = request;
    this.links = links;
  }

  /** Returns the {@code Authorization} header; null if it was not sent, or more than once. */
  public @Nullable String authorization() {
    return only(AUTHORIZATION);
  }

  /** Reports whether an {@code Authorization} header was sent at all. */
  boolean hasAuthorization() {
    return !request.headers(AUTHORIZATION).isEmpty();
  }

  /** Returns the value of a cookie; null if it was not sent, or more than once. */
  public @Nullable String cookie(String name) {
    List<String> found =
        request.headers(COOKIE).stream()
            .flatMap(header -> Arrays.stream(header.split(";", -1)))
            .map(pair -> pair.strip().split("=", 2))
            .filter(pair -> pair.length == 2 && pair[0].equals(name))
            .map(pair -> pair[1])
            .toList();
    return found.size() == 1 ? found.getFirst() : null;
  }

  /** Returns the {@code X-Cardfile-Console} header; null if it was not sent, or more than once. */
  public @Nullable String console() {
    return only(CONSOLE);
  }

  /** Reports whether an {@code X-Cardfile-Console} header was sent at all. */
  public boolean hasConsole() {
    return !request.headers(CONSOLE).isEmpty();
  }

  /** Reports whether {@code Origin} names another server as the origin of the sending page. */
  public boolean isFromAnotherOrigin() {
    return request.headers(ORIGIN).stream().anyMatch(this::isOther);
  }

  /** Reports whether a browser marks the request as sent by a page of this server. */
  public boolean isFromOwnPage() {
    String site = only(FETCH_SITE);
    return site != null && site.strip().equalsIgnoreCase(SAME_ORIGIN);
  }

  /** Reports whether the method is one that changes nothing, GET or HEAD. */
  public boolean isReading() {
    return READING.contains(request.method());
  }

  /**
   * Reports whether the request was sent from this machine without a proxy: it comes from a
   * loopback address and has no header of a proxy, and its {@code Host} is {@code localhost} or a
   * loopback address. The latter keeps out pages whose host name was made to resolve to this
   * machine.
   */
  public boolean isFromThisMachine() {
    String host = only(HOST);
    return request.remoteInetAddress().isLoopbackAddress()
        && host != null
        && OWN_NAME.matcher(host.strip()).matches()
        && request.path().startsWith("/")
        && FORWARDING.stream().allMatch(name -> request.headers(name).isEmpty());
  }

  /** Returns the address that the connection comes from. */
  public String address() {
    return request.remoteAddress();
  }

  /** Returns the version of the API that the request names; empty for none, or an unknown one. */
  public Optional<ApiVersion> version() {
    return Optional.ofNullable(only(VERSION)).flatMap(ApiVersion::named);
  }

  /** Returns the content types that the sender accepts; null without the header. */
  public @Nullable String accept() {
    List<String> values = request.headers(ACCEPT);
    return values.isEmpty() ? null : String.join(",", values);
  }

  /** Reports whether the sender accepts answers compressed with gzip. */
  public boolean takesGzip() {
    return listed(ACCEPT_ENCODING)
        .map(each -> each.replace(" ", "").toLowerCase(Locale.ROOT))
        .anyMatch(each -> GZIP.matcher(each).matches());
  }

  /**
   * Returns the id of the last event that a browser received from a stream; null if it was not
   * sent, or more than once.
   */
  public @Nullable String lastEventId() {
    return only(LAST_EVENT_ID);
  }

  /** Returns the {@code If-None-Match} header; null if it was not sent, or more than once. */
  public @Nullable String ifNoneMatch() {
    return only(IF_NONE_MATCH);
  }

  /** Returns the names of the headers with preconditions that were sent. */
  public List<String> conditions() {
    return Stream.of(IF_MATCH, IF_NONE_MATCH)
        .filter(header -> !request.headers(header).isEmpty())
        .map(HeaderName::toString)
        .toList();
  }

  /** Reports whether the sender prefers a minimal answer (RFC 7240, section 4.2). */
  public boolean wantsMinimal() {
    return listed(PREFER)
        .map(preference -> preference.split(";", 2)[0].replace(" ", "").replace("\"", ""))
        .anyMatch(MINIMAL::equalsIgnoreCase);
  }

  /** Returns the elements of a list header, however often it was sent. */
  private Stream<String> listed(HeaderName header) {
    return request.headers(header).stream().flatMap(value -> Arrays.stream(value.split(",", -1)));
  }

  /**
   * Reports whether a browser sent the request from a page of another site. Most browsers state
   * that in {@code Sec-Fetch-Site}; without it, {@code Origin} is compared with the server's host.
   * Clients other than browsers send neither.
   */
  public boolean isFromAnotherSite() {
    String site = only(FETCH_SITE);
    if (site != null) {
      return !HERE.contains(site.strip().toLowerCase(Locale.ROOT));
    }
    String origin = only(ORIGIN);
    return origin != null && isOther(origin);
  }

  /** Reports whether an origin differs from the host that the request names. */
  private boolean isOther(String origin) {
    return !SCHEME.matcher(origin).replaceFirst("").equals(only(HOST));
  }

  /**
   * Returns the beginning of links for the sender, {@code https://host:port}; see {@link Links}.
   */
  public String site() {
    return links.base(request);
  }

  /** Returns the method, as it was sent. */
  public String method() {
    return request.method();
  }

  /** Returns the path, as it was sent. */
  public String path() {
    return request.path();
  }

  /** Returns the values of a header, one for each time that it was sent. */
  List<String> all(HeaderName name) {
    return request.headers(name);
  }

  private @Nullable String only(HeaderName name) {
    List<String> values = request.headers(name);
    return values.size() == 1 ? values.getFirst() : null;
  }
}
