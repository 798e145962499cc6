package dev.cardfile.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A path in which one segment may stand for an id, like {@code /contacts/{contactId}}. A trailing
 * slash makes no difference, since some clients send one.
 */
record PathPattern(String text, List<String> segments) {

  static PathPattern of(String text) {
    return new PathPattern(text, segments(text));
  }

  /** The id in this path, blank when the pattern has none; empty when the path does not match. */
  Optional<String> match(String path) {
    List<String> actual = segments(path);
    if (actual.size() != segments.size()) {
      return Optional.empty();
    }
    String id = "";
    for (int i = 0; i < actual.size(); i++) {
      String expected = segments.get(i);
      if (expected.startsWith("{") && !actual.get(i).isEmpty()) {
        id = actual.get(i);
      } else if (!expected.equals(actual.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(id);
  }

  private static List<String> segments(String path) {
    String bare =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return Arrays.asList(bare.split("/", -1));
  }
}
