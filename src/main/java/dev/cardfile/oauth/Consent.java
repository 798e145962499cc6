package dev.cardfile.oauth;

import dev.cardfile.access.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person is asked to allow.
 *
 * @param scopes the scopes that the app has asked for and may have
 * @param challenge null if the app sent none
 */
public record Consent(
    App app, RedirectUri redirectUri, Set<Scope> scopes, @Nullable Challenge challenge) {

  public Consent {
    scopes = Set.copyOf(scopes);
  }
}
