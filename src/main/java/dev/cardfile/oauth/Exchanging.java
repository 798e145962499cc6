package dev.cardfile.oauth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides whether an app, which has already been authenticated, may exchange a voucher. */
final class Exchanging {

  private Exchanging() {}

  static Verdict decide(Held held, App app, Proof proof, Instant now) {
    Voucher voucher = held.voucher();
    if (!voucher.app().equals(app.id()) || !isOfKind(voucher, proof)) {
      return Verdict.REFUSE;
    }
    if (voucher.used() != null) {
      return Verdict.REVOKE_FAMILY;
    }
    boolean good =
        held.authorization().revoked() == null
            && now.isBefore(voucher.expires())
            && proves(proof, voucher.code(), app);
    return good ? Verdict.EXCHANGE : Verdict.REFUSE;
  }

  private static boolean isOfKind(Voucher voucher, Proof proof) {
    return switch (voucher.kind()) {
      case CODE -> proof instanceof Proof.OfCode;
      case REFRESH -> proof instanceof Proof.OfRefresh;
      case COMPANY -> false;
    };
  }

  private static boolean proves(Proof proof, Voucher.@Nullable Code code, App app) {
    return switch (proof) {
      case Proof.OfCode(String redirectUri, String verifier) ->
          code != null
              && isBackFrom(redirectUri, code.redirectUri(), app)
              && verifies(verifier, code.challenge());
      case Proof.OfRefresh() -> true;
    };
  }

  /** An app with only one redirect URI may leave it out, since no other can be meant. */
  private static boolean isBackFrom(@Nullable String sent, RedirectUri actual, App app) {
    return sent == null ? app.redirectUris().size() == 1 : sent.equals(actual.value());
  }

  /** A verifier without a challenge is rejected too: somebody may have removed the challenge. */
  private static boolean verifies(@Nullable String verifier, @Nullable Challenge challenge) {
    return challenge == null ? verifier == null : verifier != null && challenge.isOf(verifier);
  }
}
