package dev.cardfile.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.TokenHash;
import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a credential is worth, case by case. */
class CredentialExchangeTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final RedirectUri BACK = new RedirectUri("https://app.example/back");
  private static final RedirectUri OTHER = new RedirectUri("https://app.example/other");

  /** The example of RFC 7636, appendix B. */
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final Challenge CHALLENGE =
      new Challenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");

  @ParameterizedTest
  @CsvSource({
    // kind, used as, app, state, verdict
    "CODE, CODE, own, good, EXCHANGE",
    "CODE, CODE, own, used, REVOKE_FAMILY",
    "CODE, CODE, own, 'used,expired', REVOKE_FAMILY",
    "CODE, CODE, own, expired, REFUSE",
    "CODE, CODE, own, revoked, REFUSE",
    "CODE, CODE, other, good, REFUSE",
    "CODE, CODE, other, used, REFUSE",
    "CODE, REFRESH, own, good, REFUSE",
    "CODE, REFRESH, own, used, REFUSE",
    "REFRESH, REFRESH, own, good, EXCHANGE",
    "REFRESH, REFRESH, own, used, REVOKE_FAMILY",
    "REFRESH, REFRESH, own, 'used,expired', REVOKE_FAMILY",
    "REFRESH, REFRESH, own, expired, REFUSE",
    "REFRESH, REFRESH, own, revoked, REFUSE",
    "REFRESH, REFRESH, other, good, REFUSE",
    "REFRESH, REFRESH, other, used, REFUSE",
    "REFRESH, CODE, own, good, REFUSE",
    "COMPANY, CODE, own, good, REFUSE",
    "COMPANY, REFRESH, own, good, REFUSE",
  })
  void decides(
      AppCredential.Kind kind,
      AppCredential.Kind as,
      String whose,
      String state,
      ExchangeDecision decision) {
    boolean code = kind == AppCredential.Kind.CODE;
    AppCredential credential =
        new AppCredential(
            TokenHash.of("x"),
            "family",
            whose,
            kind,
            code ? new AppCredential.Code(BACK, null) : null,
            NOW.minusSeconds(60),
            state.contains("expired") ? NOW : NOW.plusMillis(1),
            state.contains("used") ? NOW.minusSeconds(1) : null);
    ExchangeParameters parameters =
        as == AppCredential.Kind.CODE
            ? new ExchangeParameters.OfCode(BACK.value(), null)
            : new ExchangeParameters.OfRefresh();
    Instant revoked = state.contains("revoked") ? NOW.minusSeconds(1) : null;
    assertThat(decide(credential, revoked, app(BACK), parameters)).isEqualTo(decision);
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example/back, 1, true",
    "https://app.example/back, 2, true",
    "https://app.example/other, 2, false",
    "https://app.example/back/, 1, false",
    "HTTPS://app.example/back, 1, false",
    ", 1, true",
    ", 2, false",
  })
  void aCodeIsBoundToItsRedirectUri(String sent, int redirectUris, boolean good) {
    App app = redirectUris == 1 ? app(BACK) : app(BACK, OTHER);
    assertThat(decide(code(null), null, app, new ExchangeParameters.OfCode(sent, null)))
        .isEqualTo(good ? ExchangeDecision.EXCHANGE : ExchangeDecision.REFUSE);
  }

  @ParameterizedTest
  @CsvSource({
    "true, " + VERIFIER + ", true",
    "true, " + VERIFIER + "x, false",
    "true, , false",
    "true, tooshort, false",
    "false, , true",
    "false, " + VERIFIER + ", false",
  })
  void aCodeIsBoundToItsChallenge(boolean challenged, String verifier, boolean good) {
    AppCredential code = code(challenged ? CHALLENGE : null);
    assertThat(decide(code, null, app(BACK), new ExchangeParameters.OfCode(BACK.value(), verifier)))
        .isEqualTo(good ? ExchangeDecision.EXCHANGE : ExchangeDecision.REFUSE);
  }

  private static AppCredential code(Challenge challenge) {
    return new AppCredential(
        TokenHash.of("x"),
        "family",
        "own",
        AppCredential.Kind.CODE,
        new AppCredential.Code(BACK, challenge),
        NOW.minusSeconds(60),
        NOW.plusSeconds(60),
        null);
  }

  private static ExchangeDecision decide(
      AppCredential credential, Instant revoked, App app, ExchangeParameters parameters) {
    Authorization authorization =
        new Authorization(
            "family",
            credential.app(),
            new LocationId("here"),
            "person",
            Set.of(),
            NOW.minusSeconds(60),
            NOW.plusSeconds(60),
            revoked);
    return CredentialExchange.decide(
        new StoredCredential(credential, authorization), app, parameters, NOW);
  }

  private static App app(RedirectUri... redirectUris) {
    return new App(
        "own",
        TokenHash.of("s"),
        "App",
        "company",
        Stream.of(redirectUris).toList(),
        Set.of(),
        List.of(),
        NOW,
        null);
  }
}
