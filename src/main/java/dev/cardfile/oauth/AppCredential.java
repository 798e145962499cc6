package dev.cardfile.oauth;

import dev.cardfile.access.TokenHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an app exchanges for tokens, as it is stored: without its secret.
 *
 * @param app the id of the only app that may exchange it
 * @param code what an authorization code is bound to; null for any other kind
 * @param expires when the credential expires; once it is used, when it is forgotten
 * @param used when the credential was used; null if it was not
 */
public record AppCredential(
    TokenHash hash,
    String authorization,
    String app,
    Kind kind,
    @Nullable Code code,
    Instant created,
    Instant expires,
    @Nullable Instant used) {

  /** The kinds of credentials. */
  public enum Kind {
    /** An authorization code, which is exchanged once, for the first tokens. */
    CODE,
    /** A refresh token, which is exchanged once, for the next tokens. */
    REFRESH,
    /** A company token, which gets tokens for the app's locations any number of times. */
    COMPANY
  }

  /**
   * What an authorization code is bound to.
   *
   * @param challenge null if the app sent none
   */
  public record Code(RedirectUri redirectUri, @Nullable Challenge challenge) {}
}
