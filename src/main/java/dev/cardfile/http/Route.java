package dev.cardfile.http;

import dev.cardfile.access.Scope;

/**
 * One thing that the server does.
 *
 * @param access who may have it done
 */
record Route(String method, PathPattern path, Access access, BodyKind body, Endpoint endpoint) {

  sealed interface Access {

    /** For everybody who can reach the server. */
    record Open() implements Access {}

    /** For the bearers of tokens with this scope. */
    record Needs(Scope scope) implements Access {}

    /** For the bearers of company tokens with this scope. */
    record NeedsCompany(Scope scope) implements Access {}
  }

  static Route open(String method, String path, Endpoint endpoint) {
    return new Route(method, PathPattern.of(path), new Access.Open(), BodyKind.NONE, endpoint);
  }

  /** A form that everybody may send, and that says by itself who sends it. */
  static Route openForm(String path, Endpoint endpoint) {
    return new Route("POST", PathPattern.of(path), new Access.Open(), BodyKind.FORM, endpoint);
  }

  static Route read(String path, Scope scope, Endpoint endpoint) {
    return act("GET", path, scope, endpoint);
  }

  static Route write(String method, String path, Scope scope, Endpoint endpoint) {
    return new Route(
        method, PathPattern.of(path), new Access.Needs(scope), BodyKind.JSON, endpoint);
  }

  /** What a request does without a body. */
  static Route act(String method, String path, Scope scope, Endpoint endpoint) {
    return new Route(
        method, PathPattern.of(path), new Access.Needs(scope), BodyKind.NONE, endpoint);
  }

  /** What a company's app does. */
  static Route company(String method, String path, Scope scope, BodyKind body, Endpoint endpoint) {
    return new Route(method, PathPattern.of(path), new Access.NeedsCompany(scope), body, endpoint);
  }

  /** How the log and the metrics call it. */
  String label() {
    return method + " " + path.text();
  }
}
