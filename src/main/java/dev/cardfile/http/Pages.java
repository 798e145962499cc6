package dev.cardfile.http;

import dev.cardfile.http.server.HeaderName;
import dev.cardfile.http.server.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The pages that a server has beside its routes. */
final class Pages {

  private static final HeaderName ACCEPT = HeaderName.of("Accept");
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final String HTML = "text/html";

  private final List<Page> pages;

  Pages(List<Page> pages) {
    this.pages = List.copyOf(pages);
  }

  /** The page that a request is for; empty when there is none for it. */
  Optional<Page> find(Request request, String path) {
    return METHODS.contains(request.method())
        ? pages.stream()
            .filter(page -> page.path().equals(path))
            .filter(page -> !page.isHtml() || asksForHtml(request))
            .findFirst()
        : Optional.empty();
  }

  /** Whether HTML is named: what takes anything, as most programs do, does not ask for it. */
  private static boolean asksForHtml(Request request) {
    return Arrays.stream(String.join(",", request.headers(ACCEPT)).split(","))
        .map(range -> range.toLowerCase(Locale.ROOT).replaceAll("\\s", "").split(";", -1))
        .anyMatch(range -> range[0].equals(HTML) && !isRefused(range));
  }

  private static boolean isRefused(String[] range) {
    return Arrays.stream(range).anyMatch(parameter -> parameter.matches("q=0(\\.0*)?"));
  }
}
