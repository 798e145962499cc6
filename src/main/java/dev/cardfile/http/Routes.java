package dev.cardfile.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All routes; a path without an id stands before one with, which it hides. */
final class Routes {

  /** Of a path that no route has, so many segments are told. */
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
   * What may be told of any path: the words that occur in routes, and {@code {}} for each other
   * segment, which may be anything.
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
     * A route for the request.
     *
     * @param ids the ids in the path, by their names
     */
    record Served(Route route, Map<String, String> ids) implements Found {}

    /**
     * No route for this method at a path that has others.
     *
     * @param methods those that the path has
     */
    record OtherMethods(PathPattern path, List<String> methods) implements Found {}

    /** No route at this path. */
    record Missing() implements Found {}
  }

  /**
   * Finds the route for a request: of the first path that fits, the one with its method. A HEAD is
   * served as the GET whose head it wants.
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
