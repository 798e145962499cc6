package dev.cardfile.http;

/**
 * A resource for browsers that is not part of the API. It exists for {@code GET} and {@code HEAD};
 * other methods get 404.
 *
 * @param path its pattern, in which segments may stand for ids, as in a route's
 * @param isHtml whether only requests that ask for HTML get the page
 */
public record Page(PathPattern path, boolean isHtml, Endpoint endpoint) {

  public static Page of(String path, boolean isHtml, Endpoint endpoint) {
    return new Page(PathPattern.of(path), isHtml, endpoint);
  }

  /** Returns the page's name in the log and the metrics. */
  String label() {
    return "GET " + path.text();
  }
}
