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
 * The origins whose pages may call the API from a browser, and the headers that tell browsers so
 * (CORS). Browsers are never allowed to send their own credentials, such as cookies: a page sends
 * its token itself.
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
          "Idempotent-Replayed",
          "X-Changes-Sequence");

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
   * @param allowed the allowed origins; {@code *} alone for every origin, empty for none
   */
  CrossOrigin(List<String> allowed) {
    this.allowed = Set.copyOf(allowed);
  }

  /** Returns the request's {@code Origin} header; null if there is none, or more than one. */
  static @Nullable String of(Request request) {
    List<String> origins = request.headers(ORIGIN);
    return origins.size() == 1 ? origins.getFirst() : null;
  }

  /**
   * Returns the CORS headers of an answer.
   *
   * @param origin the origin of the calling page; null if the request names none
   * @param variesBy the answer's own {@code Vary} header; null without one
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

  /** Reports whether a request is a CORS preflight request from an allowed origin. */
  boolean isPreflight(Request request) {
    return request.method().equals(PREFLIGHT)
        && request.header(WANTED_METHOD) != null
        && isAllowed(of(request));
  }

  /**
   * Returns the answer to a {@linkplain #isPreflight preflight request}.
   *
   * @param methods the methods of the requested path
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
