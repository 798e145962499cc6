package dev.cardfile.access;

import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token of a location as it is stored, with the hash of its secret in place of the secret.
 *
 * @param name the owner's name for the token; null if unnamed
 * @param expires when the token expires; null if it never does
 * @param revoked when the token was revoked; null if it was not
 * @param issued null for a private integration token
 */
public record Token(
    String id,
    TokenHash hash,
    LocationId location,
    @Nullable String name,
    Set<Scope> scopes,
    Instant created,
    @Nullable Instant expires,
    @Nullable Instant revoked,
    @Nullable TokenOrigin issued)
    implements Credential {

  public Token {
    scopes = Set.copyOf(scopes);
  }

  /** Creates a private integration token. */
  public Token(
      String id,
      TokenHash hash,
      LocationId location,
      @Nullable String name,
      Set<Scope> scopes,
      Instant created,
      @Nullable Instant expires,
      @Nullable Instant revoked) {
    this(id, hash, location, name, scopes, created, expires, revoked, null);
  }
}
