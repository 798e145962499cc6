package dev.cardfile.oauth;

import dev.cardfile.access.Token;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an app is given at one time, as it is stored: a token, a credential or both. */
public record TokenGrant(@Nullable Token token, @Nullable AppCredential credential) {

  /** Returns when both the token and the credential have expired. */
  public Instant expires() {
    Instant ofToken = token == null ? null : token.expires();
    Instant ofCredential = credential == null ? null : credential.expires();
    if (ofToken == null || ofCredential == null) {
      return Objects.requireNonNull(
          ofToken == null ? ofCredential : ofToken, "nothing that expires");
    }
    return ofToken.isAfter(ofCredential) ? ofToken : ofCredential;
  }
}
