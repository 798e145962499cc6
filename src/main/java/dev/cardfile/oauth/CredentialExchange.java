package dev.cardfile.oauth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides whether an app, which has already been authenticated, may exchange a credential. */
final class CredentialExchange {

  private CredentialExchange() {}

  static ExchangeDecision decide(
      StoredCredential stored, App app, ExchangeParameters parameters, Instant now) {
    AppCredential credential = stored.credential();
    if (!credential.app().equals(app.id()) || !isOfKind(credential, parameters)) {
      return ExchangeDecision.REFUSE;
    }
    if (credential.used() != null) {
      return ExchangeDecision.REVOKE_FAMILY;
    }
    boolean valid =
        stored.authorization().revoked() == null
            && now.isBefore(credential.expires())
            && proves(parameters, credential.code(), app);
    return valid ? ExchangeDecision.EXCHANGE : ExchangeDecision.REFUSE;
  }

  private static boolean isOfKind(AppCredential credential, ExchangeParameters parameters) {
    return switch (credential.kind()) {
      case CODE -> parameters instanceof ExchangeParameters.OfCode;
      case REFRESH -> parameters instanceof ExchangeParameters.OfRefresh;
      case COMPANY -> false;
    };
  }

  private static boolean proves(
      ExchangeParameters parameters, AppCredential.@Nullable Code code, App app) {
    return switch (parameters) {
      case ExchangeParameters.OfCode(String redirectUri, String verifier) ->
          code != null
              && isBackFrom(redirectUri, code.redirectUri(), app)
              && verifies(verifier, code.challenge());
      case ExchangeParameters.OfRefresh() -> true;
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
