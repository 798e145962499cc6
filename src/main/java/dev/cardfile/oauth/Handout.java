package dev.cardfile.oauth;

import dev.cardfile.access.Token;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an app is given at one time, as it is stored: a token, a voucher or both. */
public record Handout(@Nullable Token token, @Nullable Voucher voucher) {

  /** Returns when both the token and the voucher have expired. */
  public Instant expires() {
    Instant ofToken = token == null ? null : token.expires();
    Instant ofVoucher = voucher == null ? null : voucher.expires();
    if (ofToken == null || ofVoucher == null) {
      return Objects.requireNonNull(ofToken == null ? ofVoucher : ofToken, "nothing that expires");
    }
    return ofToken.isAfter(ofVoucher) ? ofToken : ofVoucher;
  }
}
