package dev.cardfile.oauth;

import dev.cardfile.access.Scope;
import dev.cardfile.access.TokenHash;
import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A program that asks for access: a client in OAuth's terms.
 *
 * @param secret the hash of its client secret
 * @param company the id that the app is given as the owner of its locations
 * @param redirectUris where a person may be sent back to; empty for an app that needs no consent
 * @param scopes the most that the app may be allowed; scopes that no app can have are left out
 * @param locations the locations that the app may access without anybody's consent
 * @param revoked when the app was revoked; null if it was not
 */
public record App(
    String id,
    TokenHash secret,
    String name,
    String company,
    List<RedirectUri> redirectUris,
    Set<Scope> scopes,
    List<LocationId> locations,
    Instant created,
    @Nullable Instant revoked) {

  /**
   * Follows the app's id in a client id. Clients take the part before the hyphen as the app's id,
   * as they do with HighLevel.
   */
  private static final String CLIENT_SUFFIX = "-cardfile";

  private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{20}");

  public App {
    redirectUris = List.copyOf(redirectUris);
    scopes = scopes.stream().filter(Scope::isForApps).collect(Collectors.toUnmodifiableSet());
    locations = List.copyOf(locations);
  }

  /** Returns the client id by which the app identifies itself. */
  public String clientId() {
    return id + CLIENT_SUFFIX;
  }

  /** Returns the id of the app that has this client id; empty if the client id is malformed. */
  public static Optional<String> idOf(String clientId) {
    return clientId.endsWith(CLIENT_SUFFIX)
        ? Optional.of(clientId.substring(0, clientId.length() - CLIENT_SUFFIX.length()))
            .filter(id -> ID.matcher(id).matches())
        : Optional.empty();
  }

  public boolean isValid() {
    return revoked == null;
  }

  /** Returns a copy of the app that may no longer access this location without consent. */
  public App without(LocationId location) {
    List<LocationId> others = locations.stream().filter(each -> !each.equals(location)).toList();
    return new App(id, secret, name, company, redirectUris, scopes, others, created, revoked);
  }

  /** Reports whether the text is the app's client secret. */
  public boolean hasSecret(String text) {
    return TokenHash.of(text).matches(secret);
  }

  /** Returns the app's redirect URI that equals the text exactly. */
  public Optional<RedirectUri> redirectUri(String text) {
    return redirectUris.stream().filter(uri -> uri.value().equals(text)).findFirst();
  }
}
