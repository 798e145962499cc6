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

/** What a request's headers say of who sent it, where to, and what the sender has already. */
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

  /** Not where it is weighed with nothing. */
  private static final Pattern GZIP = Pattern.compile("(x-)?gzip(;q=(1.*|0\\.\\d*[1-9]\\d*))?");

  /** What this machine is called by those who sit at it. */
  private static final Pattern OWN_NAME =
      Pattern.compile("(?i)(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

  /** By which a proxy says for whom it asks. */
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

  /** The header {@code Authorization} as it was sent; null when it was not, or several times. */
  public @Nullable String authorization() {
    return only(AUTHORIZATION);
  }

  /** Whether the header {@code Authorization} was sent at all. */
  boolean hasAuthorization() {
    return !request.headers(AUTHORIZATION).isEmpty();
  }

  /** The value of a cookie; null when it was not sent, or several times. */
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

  /** The header {@code X-Cardfile-Console}; null when it was not sent, or several times. */
  public @Nullable String console() {
    return only(CONSOLE);
  }

  /** Whether the header {@code X-Cardfile-Console} was sent at all. */
  public boolean hasConsole() {
    return !request.headers(CONSOLE).isEmpty();
  }

  /** Whether a browser names a page of another server as the one that sent this. */
  public boolean isFromAnotherOrigin() {
    return request.headers(ORIGIN).stream().anyMatch(this::isOther);
  }

  /** Whether a browser says that it sent this from a page of this very server. */
  public boolean isFromOwnPage() {
    String site = only(FETCH_SITE);
    return site != null && site.strip().equalsIgnoreCase(SAME_ORIGIN);
  }

  /** Whether it only reads. */
  public boolean isReading() {
    return READING.contains(request.method());
  }

  /**
   * Whether somebody at this machine sent it: from a loopback address, to this machine by its own
   * name, so that no page of another name did, and through no proxy that says so.
   */
  public boolean isFromThisMachine() {
    String host = only(HOST);
    return request.remoteInetAddress().isLoopbackAddress()
        && host != null
        && OWN_NAME.matcher(host.strip()).matches()
        && request.path().startsWith("/")
        && FORWARDING.stream().allMatch(name -> request.headers(name).isEmpty());
  }

  /** The address that the connection comes from. */
  public String address() {
    return request.remoteAddress();
  }

  /** The version of the API that it names; empty when it names none, or none that there is. */
  public Optional<ApiVersion> version() {
    return Optional.ofNullable(only(VERSION)).flatMap(ApiVersion::named);
  }

  /** The types of content that the sender takes; null when it says nothing of that. */
  public @Nullable String accept() {
    List<String> values = request.headers(ACCEPT);
    return values.isEmpty() ? null : String.join(",", values);
  }

  /** Whether the sender takes an answer packed with gzip. */
  public boolean takesGzip() {
    return listed(ACCEPT_ENCODING)
        .map(each -> each.replace(" ", "").toLowerCase(Locale.ROOT))
        .anyMatch(each -> GZIP.matcher(each).matches());
  }

  /** The last event that a browser has got of a stream; null when it has sent none. */
  public @Nullable String lastEventId() {
    return only(LAST_EVENT_ID);
  }

  /** The tags of what the sender has already; null when it has sent none. */
  public @Nullable String ifNoneMatch() {
    return only(IF_NONE_MATCH);
  }

  /** The names of the conditions that were sent. */
  public List<String> conditions() {
    return Stream.of(IF_MATCH, IF_NONE_MATCH)
        .filter(header -> !request.headers(header).isEmpty())
        .map(HeaderName::toString)
        .toList();
  }

  /** Whether the sender wants to be told as little as will do (RFC 7240, section 4.2). */
  public boolean wantsMinimal() {
    return listed(PREFER)
        .map(preference -> preference.split(";", 2)[0].replace(" ", "").replace("\"", ""))
        .anyMatch(MINIMAL::equalsIgnoreCase);
  }

  /** What a header lists, however often it was sent. */
  private Stream<String> listed(HeaderName header) {
    return request.headers(header).stream().flatMap(value -> Arrays.stream(value.split(",", -1)));
  }

  /**
   * Whether a browser sent this from a page of somebody else's. Browsers say so themselves; the
   * page's site is compared where they do not, and what is no browser says nothing of either.
   */
  public boolean isFromAnotherSite() {
    String site = only(FETCH_SITE);
    if (site != null) {
      return !HERE.contains(site.strip().toLowerCase(Locale.ROOT));
    }
    String origin = only(ORIGIN);
    return origin != null && isOther(origin);
  }

  /** Whether an origin is another than the server is asked at. */
  private boolean isOther(String origin) {
    return !SCHEME.matcher(origin).replaceFirst("").equals(only(HOST));
  }

  /** How links for the sender begin, as {@link Links} says: {@code https://host:port}. */
  public String site() {
    return links.base(request);
  }

  /** The method, as it was sent. */
  public String method() {
    return request.method();
  }

  /** The path, as it was sent. */
  public String path() {
    return request.path();
  }

  /** The values of a header, one for each time that it was sent. */
  List<String> all(HeaderName name) {
    return request.headers(name);
  }

  private @Nullable String only(HeaderName name) {
    List<String> values = request.headers(name);
    return values.size() == 1 ? values.getFirst() : null;
  }
}
