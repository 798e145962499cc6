package dev.cardfile.access;

import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token as it is kept: without its secret, of which only a hash is known.
 *
 * @param name what its owner calls it; null when unnamed
 * @param expires null when it never expires
 * @param revoked null while it is good
 * @param issued null for a private integration token, which nobody was issued but its owner
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
    @Nullable Issued issued)
    implements Credential {

  public Token {
    scopes = Set.copyOf(scopes);
  }

  /** A private integration token. */
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
