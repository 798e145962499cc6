package dev.cardfile.http;

/**
 * Something for people with a browser that is no part of the API. It is there for {@code GET} and
 * {@code HEAD}; to every other request its path is one without a route.
 *
 * @param path in which segments may stand for ids, as in a route's
 * @param isHtml whether it is there only for those who ask for HTML
 */
public record Page(PathPattern path, boolean isHtml, Endpoint endpoint) {

  public static Page of(String path, boolean isHtml, Endpoint endpoint) {
    return new Page(PathPattern.of(path), isHtml, endpoint);
  }

  /** How the log and the metrics call it. */
  String label() {
    return "GET " + path.text();
  }
}
