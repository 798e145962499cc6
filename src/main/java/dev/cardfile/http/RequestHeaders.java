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
    return origin != null && !origin.replaceFirst("^https?://", "").equals(only(HOST));
  }

  /** How links for the sender begin, as {@link Links} says: {@code https://host:port}. */
  public String site() {
    return links.base(request);
  }

  /** The method, as it was sent. */
  String method() {
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
