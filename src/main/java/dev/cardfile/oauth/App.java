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
 * A program that asks for access: OAuth's client.
 *
 * @param secret the hash of its client secret
 * @param company what it is told as the company that its locations belong to
 * @param redirectUris where a person may be sent back to; none for an app that nobody consents to
 * @param scopes the most that it may be allowed; those that no app may have are left out
 * @param locations those that it may get into without anybody's consent
 * @param revoked null while it is good
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

  /** Clients take what stands before the hyphen for the app's id, as the original has it. */
  private static final String CLIENT_SUFFIX = "-cardfile";

  private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{20}");

  public App {
    redirectUris = List.copyOf(redirectUris);
    scopes = scopes.stream().filter(Scope::isForApps).collect(Collectors.toUnmodifiableSet());
    locations = List.copyOf(locations);
  }

  /** What the app calls itself. */
  public String clientId() {
    return id + CLIENT_SUFFIX;
  }

  /** The id of the app that would call itself so. */
  public static Optional<String> idOf(String clientId) {
    return clientId.endsWith(CLIENT_SUFFIX)
        ? Optional.of(clientId.substring(0, clientId.length() - CLIENT_SUFFIX.length()))
            .filter(id -> ID.matcher(id).matches())
        : Optional.empty();
  }

  public boolean isGood() {
    return revoked == null;
  }

  /** The same, which may no longer get into this location. */
  public App without(LocationId location) {
    List<LocationId> others = locations.stream().filter(each -> !each.equals(location)).toList();
    return new App(id, secret, name, company, redirectUris, scopes, others, created, revoked);
  }

  /** Whether this is its client secret. */
  public boolean hasSecret(String text) {
    return TokenHash.of(text).matches(secret);
  }

  /** The redirect URI that equals the text, to the letter. */
  public Optional<RedirectUri> redirectUri(String text) {
    return redirectUris.stream().filter(uri -> uri.value().equals(text)).findFirst();
  }
}
