package dev.cardfile.http;

import dev.cardfile.access.Scope;
import dev.cardfile.http.body.BodyKind;
import dev.cardfile.openapi.DescribedRoute;
import dev.cardfile.openapi.Operation;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.Problem;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method and a path that the server answers.
 *
 * @param access who may call the route
 * @param operation what the API document says about the route
 * @param versions the versions of the API that have the route
 */
public record Route(
    String method,
    PathPattern path,
    Access access,
    BodyKind body,
    Operation operation,
    Endpoint endpoint,
    Versions versions) {

  /** Creates a route of all versions. */
  Route(
      String method,
      PathPattern path,
      Access access,
      BodyKind body,
      Operation operation,
      Endpoint endpoint) {
    this(method, path, access, body, operation, endpoint, Versions.ALL);
  }

  sealed interface Access {

    /** For everybody who can reach the server. */
    record Open() implements Access {}

    /**
     * For everybody whom {@link OperatorAccess} lets reach it; operators sign in by such a route.
     */
    record SignIn() implements Access {}

    /** For the bearers of tokens with this scope. */
    record Needs(Scope scope) implements Access {}

    /** For the bearers of company tokens with this scope. */
    record NeedsCompany(Scope scope) implements Access {}

    /** For operators whom {@link OperatorAccess} lets reach it. */
    record Operators() implements Access {}
  }

  /** The versions that have a route, relative to v3, which moved some routes to other paths. */
  public enum Versions {
    ALL,
    BEFORE_V3,
    SINCE_V3;

    List<ApiVersion> all() {
      return Arrays.stream(ApiVersion.values()).filter(this::include).toList();
    }

    private boolean include(ApiVersion version) {
      boolean v3 = version == ApiVersion.V3;
      return switch (this) {
        case ALL -> true;
        case BEFORE_V3 -> !v3;
        case SINCE_V3 -> v3;
      };
    }

    /**
     * Returns the problem if a version lacks the route; null if it has the route.
     *
     * @param asked the version that the request names
     */
    @Nullable Problem missing(ApiVersion asked, String method, String path) {
      if (include(asked)) {
        return null;
      }
      return this == BEFORE_V3 ? new Problem.RemovedInV3(path) : new Problem.NotFound(method, path);
    }
  }

  public static Route open(String method, String path, Operation operation, Endpoint endpoint) {
    return new Route(
        method, PathPattern.of(path), new Access.Open(), BodyKind.NONE, operation, endpoint);
  }

  /** Returns a route for a form that needs no token, because its content identifies the sender. */
  public static Route openForm(String path, Operation operation, Endpoint endpoint) {
    return new Route(
        "POST", PathPattern.of(path), new Access.Open(), BodyKind.FORM, operation, endpoint);
  }

  public static Route read(String path, Scope scope, Operation operation, Endpoint endpoint) {
    return act("GET", path, scope, operation, endpoint);
  }

  public static Route write(
      String method, String path, Scope scope, Operation operation, Endpoint endpoint) {
    return new Route(
        method, PathPattern.of(path), new Access.Needs(scope), BodyKind.JSON, operation, endpoint);
  }

  /** Returns a route that writes many rows. */
  public static Route writeMany(String path, Scope scope, Operation operation, Endpoint endpoint) {
    return new Route(
        "POST", PathPattern.of(path), new Access.Needs(scope), BodyKind.ROWS, operation, endpoint);
  }

  /** Returns a route that takes a file of contacts. */
  public static Route file(String path, Scope scope, Operation operation, Endpoint endpoint) {
    return new Route(
        "POST", PathPattern.of(path), new Access.Needs(scope), BodyKind.FILE, operation, endpoint);
  }

  /** Returns a route without a body. */
  public static Route act(
      String method, String path, Scope scope, Operation operation, Endpoint endpoint) {
    return new Route(
        method, PathPattern.of(path), new Access.Needs(scope), BodyKind.NONE, operation, endpoint);
  }

  /** Returns a route for company tokens. */
  public static Route company(
      String method,
      String path,
      Scope scope,
      BodyKind body,
      Operation operation,
      Endpoint endpoint) {
    return new Route(
        method, PathPattern.of(path), new Access.NeedsCompany(scope), body, operation, endpoint);
  }

  /** Returns a route for operators. */
  public static Route operator(
      String method, String path, BodyKind body, Operation operation, Endpoint endpoint) {
    return new Route(
        method, PathPattern.of(path), new Access.Operators(), body, operation, endpoint);
  }

  /** Returns a route for signing in or out, which checks by itself who calls. */
  public static Route signIn(
      String method, String path, BodyKind body, Operation operation, Endpoint endpoint) {
    return new Route(method, PathPattern.of(path), new Access.SignIn(), body, operation, endpoint);
  }

  /** Returns the route as the API document describes it. */
  public DescribedRoute described() {
    DescribedRoute.Access shown =
        switch (access) {
          case Access.Open(), Access.SignIn() -> new DescribedRoute.Access.Open();
          case Access.Needs(Scope scope) -> new DescribedRoute.Access.Location(scope);
          case Access.NeedsCompany(Scope scope) -> new DescribedRoute.Access.Company(scope);
          case Access.Operators() -> new DescribedRoute.Access.Operators();
        };
    return new DescribedRoute(
        method, path.text(), shown, versions.all(), mayLackVersion(), body.types(), operation);
  }

  /** Returns this route with another endpoint. */
  Route served(Endpoint other) {
    return new Route(method, path, access, body, operation, other, versions);
  }

  /** Returns this route for these versions only. */
  public Route under(Versions only) {
    return new Route(method, path, access, body, operation, endpoint, only);
  }

  /**
   * Reports whether a request need not name a version. Before v3, the OAuth routes for company
   * tokens did not require one, and HighLevel has no routes for operators.
   */
  boolean mayLackVersion() {
    return access instanceof Access.Operators
        || (access instanceof Access.NeedsCompany && versions == Versions.BEFORE_V3);
  }

  /** Reports whether the route exists only where {@link OperatorAccess} permits. */
  boolean isOperatorRoute() {
    return access instanceof Access.Operators || access instanceof Access.SignIn;
  }

  /** Returns the route's name in the log and the metrics. */
  String label() {
    return method + " " + path.text();
  }
}
