package dev.cardfile.openapi;

import dev.cardfile.access.Scope;
import dev.cardfile.wire.ApiVersion;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A route as the document shows it.
 *
 * @param path in which ids stand as {@code {contactId}}
 * @param versions of the API, under which it is there
 * @param mayLackVersion whether a request need not name one of them
 * @param bodies the content types of which its body may be; none where it takes no body
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

  /** Who may call it. */
  public sealed interface Access {

    /** Everybody who can reach the server. */
    record Open() implements Access {}

    /** The bearers of a location's tokens with this scope. */
    record Location(Scope scope) implements Access {}

    /** The bearers of a company's tokens with this scope. */
    record Company(Scope scope) implements Access {}

    /** Operators. */
    record Operators() implements Access {}
  }

  /** The names of the ids in its path. */
  List<String> ids() {
    return ID.matcher(path).results().map((MatchResult id) -> id.group(1)).toList();
  }

  /** Whether it is there under every version, one of which has to be named. */
  boolean needsAnyVersion() {
    return !mayLackVersion && versions.size() == ApiVersion.values().length;
  }

  /** Whether a request may name a version. */
  boolean hasVersions() {
    return !isOpen() && !(access instanceof Access.Operators);
  }

  boolean isOpen() {
    return access instanceof Access.Open;
  }

  /** Whether it can be about another location than the token's. */
  boolean namesLocation() {
    return ids().contains("locationId")
        || operation.query().names().contains("locationId")
        || (operation.body() != null && operation.body().names().contains("locationId"));
  }
}
