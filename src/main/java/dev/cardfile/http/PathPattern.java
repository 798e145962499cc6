package dev.cardfile.http;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path in which one segment may stand for an id, like {@code /contacts/{contactId}}. A trailing
 * slash makes no difference, since some clients send one.
 */
record PathPattern(String text, List<String> segments) {

  static PathPattern of(String text) {
    return new PathPattern(text, segments(text));
  }

  /**
   * The id in a path, blank when the pattern has none; null when the path does not match.
   *
   * @param actual as {@link #segments} tells them
   */
  @Nullable String match(List<String> actual) {
    if (actual.size() != segments.size()) {
      return null;
    }
    String id = "";
    for (int i = 0; i < actual.size(); i++) {
      String expected = segments.get(i);
      if (expected.startsWith("{") && !actual.get(i).isEmpty()) {
        id = actual.get(i);
      } else if (!expected.equals(actual.get(i))) {
        return null;
      }
    }
    return id;
  }

  /** What stands between a path's slashes. */
  static List<String> segments(String path) {
    String bare =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return Arrays.asList(bare.split("/", -1));
  }
}
