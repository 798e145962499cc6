package dev.cardfile.http;

import dev.cardfile.wire.Problem;
import java.util.List;
import java.util.Optional;

/** All routes; the first that fits serves. */
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
   * Finds the route for a request; a HEAD is served as the GET whose head it wants.
   *
   * @param path as sent, still percent-encoded, without the query
   */
  Found find(String method, String path) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    for (Route route : routes) {
      Optional<String> id =
          route.method().equals(wanted) ? route.path().match(path) : Optional.empty();
      if (id.isPresent()) {
        return new Found.Served(route, id.get());
      }
    }
    List<String> allowed = allowed(path);
    return new Found.Missing(
        allowed.isEmpty()
            ? new Problem.NotFound(method, path)
            : new Problem.MethodNotAllowed(method, path, allowed));
  }

  private List<String> allowed(String path) {
    return routes.stream()
        .filter(route -> route.path().match(path).isPresent())
        .map(Route::method)
        .distinct()
        .toList();
  }
}
