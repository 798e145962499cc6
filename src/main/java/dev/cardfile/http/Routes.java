package dev.cardfile.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All routes. The first path that matches a request wins, so that a path without an id must come
 * before one with an id that would also match.
 */
final class Routes {

  /** The number of segments that are shown of a path without a route. */
  private static final int MAX_SEGMENTS = 10;

  private final Map<PathPattern, List<Route>> byPath = new LinkedHashMap<>();
  private final Set<String> words = new HashSet<>();

  Routes(List<Route> routes) {
    for (Route route : routes) {
      byPath.computeIfAbsent(route.path(), first -> new ArrayList<>()).add(route);
      route.path().segments().stream().filter(word -> !word.startsWith("{")).forEach(words::add);
    }
  }

  /**
   * Returns a form of any path that is safe to log: segments that occur in routes stay, and each
   * other segment, which may hold anything, becomes {@code {}}.
   */
  String shape(String path) {
    List<String> segments = PathPattern.segments(path);
    String shape =
        segments.stream()
            .limit(MAX_SEGMENTS)
            .map(segment -> words.contains(segment) ? segment : "{}")
            .collect(Collectors.joining("/"));
    return segments.size() > MAX_SEGMENTS ? shape + "/…" : shape;
  }

  sealed interface Found {

    /**
     * The request's route.
     *
     * @param ids the ids in the path, by their names
     */
    record Served(Route route, Map<String, String> ids) implements Found {}

    /**
     * The path has routes, but none with the request's method.
     *
     * @param methods the methods that the path has
     */
    record OtherMethods(PathPattern path, List<String> methods) implements Found {}

    /** The path has no route. */
    record Missing() implements Found {}
  }

  /**
   * Finds the route for a request: the one with its method at the first path that matches. HEAD is
   * served by the route for GET.
   *
   * @param path as sent, still percent-encoded, without the query
   */
  Found find(String method, String path) {
    List<String> segments = PathPattern.segments(path);
    for (Map.Entry<PathPattern, List<Route>> entry : byPath.entrySet()) {
      Map<String, String> ids = entry.getKey().match(segments);
      if (ids != null) {
        return at(method, entry.getKey(), entry.getValue(), ids);
      }
    }
    return new Found.Missing();
  }

  private static Found at(
      String method, PathPattern path, List<Route> atPath, Map<String, String> ids) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    for (Route route : atPath) {
      if (route.method().equals(wanted)) {
        return new Found.Served(route, ids);
      }
    }
    return new Found.OtherMethods(path, allowed(atPath));
  }

  private static List<String> allowed(List<Route> routes) {
    return routes.stream()
        .map(Route::method)
        .flatMap(method -> method.equals("GET") ? Stream.of(method, "HEAD") : Stream.of(method))
        .toList();
  }
}
