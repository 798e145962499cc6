package dev.cardfile.openapi;

import dev.cardfile.access.Scope;
import dev.cardfile.wire.ApiVersion;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A route as the document shows it.
 *
 * @param path the path, with ids in the form {@code {contactId}}
 * @param versions the versions of the API that have the route
 * @param mayLackVersion whether a request may leave the version out
 * @param bodies the content types that the body may have; empty if there is no body
 */
public record DescribedRoute(
    String method,
    String path,
    Access access,
    List<ApiVersion> versions,
    boolean mayLackVersion,
    List<String> bodies,
    Operation operation) {

  private static final Pattern ID = Pattern.compile("\\{([^}]+)}");

  public DescribedRoute {
    versions = List.copyOf(versions);
    bodies = List.copyOf(bodies);
    if (bodies.isEmpty() != (operation.body() == null)) {
      throw new IllegalArgumentException(
          method + " " + path + " takes a body that is not described, or none that is");
    }
  }

  /** Who may call the route. */
  public sealed interface Access {

    /** Everybody who can reach the server. */
    record Open() implements Access {}

    /** The bearers of a location's tokens with this scope. */
    record Location(Scope scope) implements Access {}

    /** The bearers of a company's tokens with this scope. */
    record Company(Scope scope) implements Access {}

    /** Those who run the server. */
    record Operators() implements Access {}
  }

  /** Returns the names of the ids in the path. */
  List<String> ids() {
    return ID.matcher(path).results().map((MatchResult id) -> id.group(1)).toList();
  }

  /** Reports whether every version has the route, and a request has to name one. */
  boolean needsAnyVersion() {
    return !mayLackVersion && versions.size() == ApiVersion.values().length;
  }

  /** Reports whether a request may name a version. */
  boolean hasVersions() {
    return !isOpen() && !(access instanceof Access.Operators);
  }

  boolean isOpen() {
    return access instanceof Access.Open;
  }

  /** Reports whether a request can refer to another location than the token's. */
  boolean namesLocation() {
    return ids().contains("locationId")
        || operation.query().names().contains("locationId")
        || (operation.body() != null && operation.body().names().contains("locationId"));
  }
}
