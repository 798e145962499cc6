package dev.cardfile.http;

import dev.cardfile.http.server.HeaderName;
import dev.cardfile.http.server.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pages of a server, for requests that match no route. */
final class Pages {

  private static final HeaderName ACCEPT = HeaderName.of("Accept");
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final String HTML = "text/html";

  private final List<Page> pages;

  Pages(List<Page> pages) {
    this.pages = List.copyOf(pages);
  }

  /**
   * The page for a request.
   *
   * @param ids the ids in the path, by their names
   */
  record Found(Page page, Map<String, String> ids) {}

  /** Finds the page for a request; empty if there is none. */
  Optional<Found> find(Request request, String path) {
    if (!METHODS.contains(request.method())) {
      return Optional.empty();
    }
    List<String> segments = PathPattern.segments(path);
    for (Page page : pages) {
      Map<String, String> ids = page.path().match(segments);
      if (ids != null && (!page.isHtml() || asksForHtml(request))) {
        return Optional.of(new Found(page, ids));
      }
    }
    return Optional.empty();
  }

  /**
   * Reports whether the request names HTML in {@code Accept}. A wildcard, which most programs send,
   * does not count.
   */
  private static boolean asksForHtml(Request request) {
    return Arrays.stream(String.join(",", request.headers(ACCEPT)).split(","))
        .map(range -> range.toLowerCase(Locale.ROOT).replaceAll("\\s", "").split(";", -1))
        .anyMatch(range -> range[0].equals(HTML) && !isRefused(range));
  }

  private static boolean isRefused(String[] range) {
    return Arrays.stream(range).anyMatch(parameter -> parameter.matches("q=0(\\.0*)?"));
  }
}
