package dev.cardfile.http;

import dev.cardfile.wire.Problem;
import java.util.List;
import java.util.stream.Stream;

/** All routes; a path without an id stands before one with, which it hides. */
final class Routes {

  private final List<Route> routes;

  Routes(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  sealed interface Found {

    /**
     * A route for the request.
     *
     * @param id the id in the path; blank when it has none
     */
    record Served(Route route, String id) implements Found {}

    record Missing(Problem problem) implements Found {}
  }

  /**
   * Finds the route for a request: of the first path that fits, the one with its method. A HEAD is
   * served as the GET whose head it wants.
   *
   * @param path as sent, still percent-encoded, without the query
   */
  Found find(String method, String path) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    List<Route> atPath = at(path);
    for (Route route : atPath) {
      if (route.method().equals(wanted)) {
        return new Found.Served(route, route.path().match(path).orElseThrow());
      }
    }
    return new Found.Missing(
        atPath.isEmpty()
            ? new Problem.NotFound(method, path)
            : new Problem.MethodNotAllowed(method, path, allowed(atPath)));
  }

  private List<Route> at(String path) {
    return routes.stream()
        .filter(route -> route.path().match(path).isPresent())
        .findFirst()
        .map(first -> routes.stream().filter(route -> route.path().equals(first.path())).toList())
        .orElse(List.of());
  }

  private static List<String> allowed(List<Route> routes) {
    return routes.stream()
        .map(Route::method)
        .flatMap(method -> method.equals("GET") ? Stream.of(method, "HEAD") : Stream.of(method))
        .toList();
  }
}
