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
 * One thing that the server does.
 *
 * @param access who may have it done
 * @param operation what the document of the API says of it
 * @param versions under which versions of the API it is there
 */
public record Route(
    String method,
    PathPattern path,
    Access access,
    BodyKind body,
    Operation operation,
    Endpoint endpoint,
    Versions versions) {

  /** A route of all versions. */
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

    /** For everybody, where {@link OperatorAccess} lets operators in: so they come in. */
    record SignIn() implements Access {}

    /** For the bearers of tokens with this scope. */
    record Needs(Scope scope) implements Access {}

    /** For the bearers of company tokens with this scope. */
    record NeedsCompany(Scope scope) implements Access {}

    /** For operators, where {@link OperatorAccess} lets them in. */
    record Operators() implements Access {}
  }

  /** Versions of the API, by how they stand to v3, which gave some routes other paths. */
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
     * Why a route of these is not there for a request; null when it is.
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

  /** A form that everybody may send, and that says by itself who sends it. */
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

  /** What a request does with many rows. */
  public static Route writeMany(String path, Scope scope, Operation operation, Endpoint endpoint) {
    return new Route(
        "POST", PathPattern.of(path), new Access.Needs(scope), BodyKind.ROWS, operation, endpoint);
  }

  /** What a request does with a file of contacts. */
  public static Route file(String path, Scope scope, Operation operation, Endpoint endpoint) {
    return new Route(
        "POST", PathPattern.of(path), new Access.Needs(scope), BodyKind.FILE, operation, endpoint);
  }

  /** What a request does without a body. */
  public static Route act(
      String method, String path, Scope scope, Operation operation, Endpoint endpoint) {
    return new Route(
        method, PathPattern.of(path), new Access.Needs(scope), BodyKind.NONE, operation, endpoint);
  }

  /** What a company's app does. */
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

  /** What an operator does with the server, with a body or without. */
  public static Route operator(
      String method, String path, BodyKind body, Operation operation, Endpoint endpoint) {
    return new Route(
        method, PathPattern.of(path), new Access.Operators(), body, operation, endpoint);
  }

  /** What lets operators in, or out, and says by itself who asks. */
  public static Route signIn(
      String method, String path, BodyKind body, Operation operation, Endpoint endpoint) {
    return new Route(method, PathPattern.of(path), new Access.SignIn(), body, operation, endpoint);
  }

  /** As the document of the API shows it. */
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

  /** The same, with another endpoint. */
  Route served(Endpoint other) {
    return new Route(method, path, access, body, operation, other, versions);
  }

  /** The same, under these versions only. */
  public Route under(Versions only) {
    return new Route(method, path, access, body, operation, endpoint, only);
  }

  /**
   * Whether a request need not name a version: before v3 apps did not when they asked for tokens,
   * and the original has no operators.
   */
  boolean mayLackVersion() {
    return access instanceof Access.Operators
        || (access instanceof Access.NeedsCompany && versions == Versions.BEFORE_V3);
  }

  /** Whether it is there only where {@link OperatorAccess} lets operators in. */
  boolean isWhereOperatorsAre() {
    return access instanceof Access.Operators || access instanceof Access.SignIn;
  }

  /** How the log and the metrics call it. */
  String label() {
    return method + " " + path.text();
  }
}
