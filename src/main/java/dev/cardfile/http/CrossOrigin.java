package dev.cardfile.http;

import dev.cardfile.http.server.Header;
import dev.cardfile.http.server.HeaderName;
import dev.cardfile.http.server.Request;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose pages may call the API from a browser, by their origins, and the headers by which browsers
 * learn that (CORS). Never with the browser's credentials: a caller shows its token itself.
 */
final class CrossOrigin {

  private static final String EVERY = "*";
  private static final String PREFLIGHT = "OPTIONS";
  private static final String KEPT_SECONDS = "600";

  private static final List<String> ALLOWED =
      List.of(
          "Authorization",
          "Content-Type",
          "Accept",
          "Prefer",
          "Version",
          "Idempotency-Key",
          "If-Match",
          "If-None-Match",
          "Last-Event-ID");
  private static final List<String> EXPOSED =
      List.of(
          "X-Trace-Id",
          "ETag",
          "Location",
          "Content-Location",
          "Retry-After",
          "Idempotent-Replayed");

  private static final HeaderName ORIGIN = HeaderName.of("Origin");
  private static final HeaderName WANTED_METHOD = HeaderName.of("Access-Control-Request-Method");
  private static final HeaderName ALLOW_ORIGIN = HeaderName.of("Access-Control-Allow-Origin");
  private static final Header EXPOSE =
      Header.cached(
          HeaderName.of("Access-Control-Expose-Headers"),
          String.join(
              ", ", Stream.concat(EXPOSED.stream(), RateHeaders.names().stream()).toList()));
  private static final HeaderName VARY = HeaderName.of("Vary");
  private static final Header VARIES = Header.cached(VARY, ORIGIN.toString());

  private final Set<String> allowed;

  /**
   * @param allowed {@code *} alone for every origin, empty for none
   */
  CrossOrigin(List<String> allowed) {
    this.allowed = Set.copyOf(allowed);
  }

  /** The origin that a browser names; null when none is named, or several are. */
  static @Nullable String of(Request request) {
    List<String> origins = request.headers(ORIGIN);
    return origins.size() == 1 ? origins.getFirst() : null;
  }

  /**
   * The headers of any answer.
   *
   * @param origin of the page that calls; null when the request names none
   * @param variesBy what else the answer depends on, as its header {@code Vary} says; null for
   *     nothing
   */
  List<Header> headers(@Nullable String origin, @Nullable String variesBy) {
    if (allowed.isEmpty()) {
      return List.of();
    }
    Header varies = variesBy == null ? VARIES : Header.of(VARY, variesBy + ", " + ORIGIN);
    return isAllowed(origin)
        ? List.of(Header.of(ALLOW_ORIGIN, allowedAs(origin)), EXPOSE, varies)
        : List.of(varies);
  }

  /** Whether a browser asks, before it sends a page's request, whether it may. */
  boolean isPreflight(Request request) {
    return request.method().equals(PREFLIGHT)
        && request.header(WANTED_METHOD) != null
        && isAllowed(of(request));
  }

  /**
   * The answer to {@link #isPreflight such a question}.
   *
   * @param methods those of the route
   */
  static ApiResponse preflight(List<String> methods) {
    return new ApiResponse.Body(
        204,
        ApiResponse.JSON,
        new byte[0],
        "preflight",
        Map.of(
            "Access-Control-Allow-Methods",
            String.join(", ", methods),
            "Access-Control-Allow-Headers",
            String.join(", ", ALLOWED),
            "Access-Control-Max-Age",
            KEPT_SECONDS));
  }

  private boolean isAllowed(@Nullable String origin) {
    return origin != null && (allowed.contains(EVERY) || allowed.contains(origin));
  }

  private String allowedAs(@Nullable String origin) {
    return origin == null || allowed.contains(EVERY) ? EVERY : origin;
  }
}
