package dev.cardfile.http;

import dev.cardfile.access.Scope;

/**
 * One thing that the server does.
 *
 * @param access who may have it done
 * @param takesBody whether the request has a JSON body
 */
record Route(String method, PathPattern path, Access access, boolean takesBody, Endpoint endpoint) {

  sealed interface Access {

    /** For everybody who can reach the server. */
    record Open() implements Access {}

    /** For the bearers of tokens with this scope. */
    record Needs(Scope scope) implements Access {}
  }

  static Route open(String method, String path, Endpoint endpoint) {
    return new Route(method, PathPattern.of(path), new Access.Open(), false, endpoint);
  }

  static Route read(String path, Scope scope, Endpoint endpoint) {
    return act("GET", path, scope, endpoint);
  }

  static Route write(String method, String path, Scope scope, Endpoint endpoint) {
    return new Route(method, PathPattern.of(path), new Access.Needs(scope), true, endpoint);
  }

  /** What a request does without a body. */
  static Route act(String method, String path, Scope scope, Endpoint endpoint) {
    return new Route(method, PathPattern.of(path), new Access.Needs(scope), false, endpoint);
  }

  /** How the log and the metrics call it. */
  String label() {
    return method + " " + path.text();
  }
}
