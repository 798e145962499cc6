package dev.cardfile.oauth;

import dev.cardfile.access.Token;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an app is given at one time, as it is kept; at least one of both. */
public record Handout(@Nullable Token token, @Nullable Voucher voucher) {

  /** When nothing of it is good any more. */
  public Instant expires() {
    Instant ofToken = token == null ? null : token.expires();
    Instant ofVoucher = voucher == null ? null : voucher.expires();
    if (ofToken == null || ofVoucher == null) {
      return Objects.requireNonNull(ofToken == null ? ofVoucher : ofToken, "nothing that expires");
    }
    return ofToken.isAfter(ofVoucher) ? ofToken : ofVoucher;
  }
}
