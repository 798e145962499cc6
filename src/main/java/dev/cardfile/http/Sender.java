package dev.cardfile.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request tells of who sent it, and where to. */
final class Sender {

  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final Set<String> HERE = Set.of("same-origin", "none");

  private final ServerRequestHeaders headers;

  Sender(ServerRequestHeaders headers) {
    this.headers = headers;
  }

  /** The header {@code Authorization} as it was sent; null when it was not, or several times. */
  @Nullable String authorization() {
    return only(HeaderNames.AUTHORIZATION);
  }

  /** The tags of what the sender has already; null when it has sent none. */
  @Nullable String ifNoneMatch() {
    return only(HeaderNames.IF_NONE_MATCH);
  }

  /**
   * Whether a browser sent this from a page of somebody else's. Browsers say so themselves; the
   * page's site is compared where they do not, and what is no browser says nothing of either.
   */
  boolean isFromAnotherSite() {
    String site = only(FETCH_SITE);
    if (site != null) {
      return !HERE.contains(site.strip().toLowerCase(Locale.ROOT));
    }
    String origin = only(HeaderNames.ORIGIN);
    return origin != null && !origin.replaceFirst("^https?://", "").equals(only(HeaderNames.HOST));
  }

  /** Where the sender has reached the server, as {@link Site} says. */
  String site() {
    return Site.of(first(headers, HeaderNames.HOST), first(headers, HeaderNames.X_FORWARDED_PROTO));
  }

  /** The first value of a header; null without one. */
  static @Nullable String first(ServerRequestHeaders headers, HeaderName name) {
    return headers.contains(name) ? headers.get(name).allValues().getFirst() : null;
  }

  private @Nullable String only(HeaderName name) {
    if (!headers.contains(name)) {
      return null;
    }
    List<String> values = headers.get(name).allValues();
    return values.size() == 1 ? values.getFirst() : null;
  }
}
