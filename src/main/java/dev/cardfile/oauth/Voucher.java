package dev.cardfile.oauth;

import dev.cardfile.access.TokenHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an app exchanges for tokens, as it is kept: without its secret.
 *
 * @param app the only one that may exchange it
 * @param code what a code is bound to; null for another kind
 * @param expires until when it is good; once it is used, until when that is remembered
 * @param used null while it was not
 */
public record Voucher(
    TokenHash hash,
    String authorization,
    String app,
    Kind kind,
    @Nullable Code code,
    Instant created,
    Instant expires,
    @Nullable Instant used) {

  /** What a voucher is good for. */
  public enum Kind {
    /** An authorization code: once, for the first tokens. */
    CODE,
    /** A refresh token: once, for the next tokens. */
    REFRESH,
    /** A company's access token: for tokens of the app's locations, again and again. */
    COMPANY
  }

  /**
   * What a code is bound to.
   *
   * @param challenge null when the app sent none
   */
  public record Code(RedirectUri redirectUri, @Nullable Challenge challenge) {}
}
