package dev.cardfile.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A path in which segments may stand for ids, like {@code /contacts/{contactId}}. A trailing slash
 * makes no difference, since some clients send one.
 */
public record PathPattern(String text, List<String> segments) {

  static PathPattern of(String text) {
    return new PathPattern(text, segments(text));
  }

  /**
   * Returns the ids in a path by their names, as they were sent; null if the path does not match.
   *
   * @param actual the path's {@link #segments(String)}
   */
  @Nullable Map<String, String> match(List<String> actual) {
    if (actual.size() != segments.size()) {
      return null;
    }
    Map<String, String> ids = Map.of();
    for (int i = 0; i < actual.size(); i++) {
      String expected = segments.get(i);
      if (expected.startsWith("{") && !actual.get(i).isEmpty()) {
        ids = ids.isEmpty() ? new LinkedHashMap<>() : ids;
        ids.put(expected.substring(1, expected.length() - 1), actual.get(i));
      } else if (!expected.equals(actual.get(i))) {
        return null;
      }
    }
    return ids;
  }

  /** Returns the path with these ids in it. */
  String with(Map<String, String> ids) {
    return segments.stream()
        .map(segment ->
            segment.startsWith("{")
                ? ids.getOrDefault(segment.substring(1, segment.length() - 1), segment)
                : segment)
        .collect(Collectors.joining("/"));
  }

  /** Splits a path at its slashes. A trailing slash is ignored. */
  static List<String> segments(String path) {
    String bare =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return Arrays.asList(bare.split("/", -1));
  }
}
