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

/** What a voucher is worth, case by case. */
class ExchangingTest {

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
  void decides(Voucher.Kind kind, Voucher.Kind as, String whose, String state, Verdict verdict) {
    boolean code = kind == Voucher.Kind.CODE;
    Voucher voucher =
        new Voucher(
            TokenHash.of("x"),
            "family",
            whose,
            kind,
            code ? new Voucher.Code(BACK, null) : null,
            NOW.minusSeconds(60),
            state.contains("expired") ? NOW : NOW.plusMillis(1),
            state.contains("used") ? NOW.minusSeconds(1) : null);
    Proof proof =
        as == Voucher.Kind.CODE ? new Proof.OfCode(BACK.value(), null) : new Proof.OfRefresh();
    Instant revoked = state.contains("revoked") ? NOW.minusSeconds(1) : null;
    assertThat(decide(voucher, revoked, app(BACK), proof)).isEqualTo(verdict);
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
    assertThat(decide(code(null), null, app, new Proof.OfCode(sent, null)))
        .isEqualTo(good ? Verdict.EXCHANGE : Verdict.REFUSE);
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
    Voucher code = code(challenged ? CHALLENGE : null);
    assertThat(decide(code, null, app(BACK), new Proof.OfCode(BACK.value(), verifier)))
        .isEqualTo(good ? Verdict.EXCHANGE : Verdict.REFUSE);
  }

  private static Voucher code(Challenge challenge) {
    return new Voucher(
        TokenHash.of("x"),
        "family",
        "own",
        Voucher.Kind.CODE,
        new Voucher.Code(BACK, challenge),
        NOW.minusSeconds(60),
        NOW.plusSeconds(60),
        null);
  }

  private static Verdict decide(Voucher voucher, Instant revoked, App app, Proof proof) {
    Authorization authorization =
        new Authorization(
            "family",
            voucher.app(),
            new LocationId("here"),
            "person",
            Set.of(),
            NOW.minusSeconds(60),
            NOW.plusSeconds(60),
            revoked);
    return Exchanging.decide(new Held(voucher, authorization), app, proof, NOW);
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
