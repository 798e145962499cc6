package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.access.Grant;
import dev.cardfile.access.Scope;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenHash;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.App;
import dev.cardfile.oauth.AppStore;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.oauth.Consent;
import dev.cardfile.oauth.ExchangeParameters;
import dev.cardfile.oauth.IssuedTokens;
import dev.cardfile.oauth.RedirectUri;
import dev.cardfile.oauth.TokenRequest;
import dev.cardfile.oauth.TokenResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link AppStore} must do. */
public abstract class AppStoreContract extends StoreContract {

  private static final Instant NOW = Contacts.NOW;
  private static final String SECRET = "ocs-secret";
  private static final RedirectUri BACK = new RedirectUri("https://app.example/back");
  private static final Grant PERSON = new Grant("person", HERE, EnumSet.allOf(Scope.class));
  private static final int SERVERS = 2;
  private static final int CALLERS_OF_EACH = 3;
  private static final int ROUNDS = 10;

  private final AtomicLong ids = new AtomicLong();
  private Instant now = NOW;

  private AppStore apps() {
    return stores().apps();
  }

  @Test
  void anAppComesBackAsItWasCreated() {
    App full =
        new App(
            appId(1),
            TokenHash.of(SECRET),
            "Ünïcödé 😀",
            "company",
            List.of(BACK, new RedirectUri("com.example.app:/back")),
            EnumSet.allOf(Scope.class),
            List.of(THERE, HERE),
            NOW,
            NOW.plusSeconds(1));
    App bare =
        new App(appId(2), TokenHash.of("x"), "b", "c", List.of(), Set.of(), List.of(), NOW, null);
    apps().create(full);
    apps().create(bare);
    reopen(StoreSettings.DEFAULT);
    assertThat(apps().find(full.id())).contains(full);
    assertThat(apps().list()).containsExactly(full, bare);
    assertThat(apps().find(appId(3))).isEmpty();
  }

  @Test
  void anAppHasNoLocationThatIsNotThere() {
    App lost = app(1, HERE, new LocationId("nowhere"));
    assertThatExceptionOfType(UnknownLocation.class).isThrownBy(() -> apps().create(lost));
    assertThat(apps().list()).isEmpty();
  }

  @Test
  void aCodeIsExchangedOnceAndRevokesWhatItGaveWhenItComesAgain() {
    App app = create(1);
    String code = consent(app);
    IssuedTokens first = issued(exchange(stores(), app, code));
    IssuedTokens second = issued(refresh(stores(), app, first));
    assertThat(tokens()).hasSize(2).allMatch(token -> token.isValidAt(now));
    now = now.plus(Duration.ofDays(200)); // long after the code has expired
    IssuedTokens third = issued(refresh(stores(), app, second));
    assertThat(exchange(stores(), app, code)).isInstanceOf(TokenResult.InvalidGrant.class);
    assertThat(tokens()).isNotEmpty().noneMatch(token -> token.isValidAt(now));
    assertThat(refresh(stores(), app, third)).isInstanceOf(TokenResult.InvalidGrant.class);
  }

  @Test
  void aRefreshTokenThatComesAgainRevokesItsFamilyAndNoOther() {
    App app = create(1);
    IssuedTokens other = issued(exchange(stores(), app, consent(app)));
    IssuedTokens first = issued(exchange(stores(), app, consent(app)));
    IssuedTokens second = issued(refresh(stores(), app, first));
    long before = stores().tokens().revision();
    assertThat(refresh(stores(), app, first)).isInstanceOf(TokenResult.InvalidGrant.class);
    assertThat(stores().tokens().revision()).isNotEqualTo(before);
    assertThat(isValid(first) || isValid(second)).isFalse();
    assertThat(refresh(stores(), app, second)).isInstanceOf(TokenResult.InvalidGrant.class);
    assertThat(isValid(other)).isTrue();
    assertThat(refresh(stores(), app, other)).isInstanceOf(TokenResult.Issued.class);
  }

  /** Adding a token does not change the revision, so servers may keep what they have cached. */
  @Test
  void whatIsOnlyAddedLeavesTheTokenRevision() {
    App app = create(1);
    long before = stores().tokens().revision();
    IssuedTokens first = issued(exchange(stores(), app, consent(app)));
    assertThat(refresh(stores(), app, first)).isInstanceOf(TokenResult.Issued.class);
    assertThat(stores().tokens().revision()).isEqualTo(before);
  }

  @Test
  void aRevokedAppIsGivenNothingMoreAndAllThatItHadEnds() {
    App app = create(1, HERE);
    App other = create(2, HERE);
    IssuedTokens first = issued(exchange(stores(), app, consent(app)));
    IssuedTokens kept = issued(exchange(stores(), other, consent(other)));
    String code = consent(app);
    String company = issued(ask(stores(), app, new TokenRequest.Ask.Company())).accessSecret();
    assertThat(apps().revoke(app.id(), now)).isTrue();
    assertThat(apps().revoke(app.id(), now.plusSeconds(9))).isTrue();
    assertThat(apps().revoke(appId(9), now)).isFalse();
    assertThat(apps().find(app.id()).orElseThrow().revoked()).isEqualTo(now);
    assertThat(isValid(first)).isFalse();
    assertThat(isValid(kept)).isTrue();
    assertThat(exchange(stores(), app, code)).isInstanceOf(TokenResult.InvalidClient.class);
    assertThat(authorizations(stores()).companyGrant(company)).isEmpty();
    assertThat(authorizations(stores()).consent(asked(app), PERSON)).isEmpty();
  }

  @Test
  void anAppThatIsDisconnectedFromALocationKeepsTheOthers() {
    App app = create(1, HERE, THERE);
    Authorizations all = authorizations(stores());
    String secret = issued(ask(stores(), app, new TokenRequest.Ask.Company())).accessSecret();
    var company = all.companyGrant(secret).orElseThrow();
    IssuedTokens here = all.locationToken(company, HERE).orElseThrow();
    IssuedTokens there = all.locationToken(company, THERE).orElseThrow();
    assertThat(apps().disconnect(app.id(), HERE, now)).isTrue();
    assertThat(apps().disconnect(appId(9), HERE, now)).isFalse();
    assertThat(isValid(here)).isFalse();
    assertThat(isValid(there)).isTrue();
    assertThat(refresh(stores(), app, here)).isInstanceOf(TokenResult.InvalidGrant.class);
    assertThat(all.locationToken(company, HERE)).as("with a grant seen before").isEmpty();
    assertThat(apps().find(app.id()).orElseThrow().locations()).containsExactly(THERE);
  }

  @Test
  void whatHasExpiredIsForgottenWhenTheAppComesNext() {
    App app = create(1);
    IssuedTokens first = issued(exchange(stores(), app, consent(app)));
    consent(app);
    now = now.plus(Duration.ofDays(2));
    IssuedTokens second = issued(refresh(stores(), app, first));
    assertThat(tokens()).hasSize(1);
    assertThat(fixture().rows("SELECT kind FROM voucher ORDER BY created_at, kind"))
        .as("the used ones are remembered, a code that nobody brought is not")
        .containsExactly("code", "refresh", "refresh");
    assertThat(fixture().rows("SELECT id FROM app_authorization")).hasSize(1);
    now = now.plus(Duration.ofDays(400));
    assertThat(refresh(stores(), app, second)).isInstanceOf(TokenResult.InvalidGrant.class);
    consent(app);
    assertThat(fixture().rows("SELECT kind FROM voucher")).containsExactly("code");
    assertThat(fixture().rows("SELECT id FROM app_authorization")).hasSize(1);
    assertThat(fixture().rows("SELECT id FROM token")).isEmpty();
  }

  @Test
  void noSecretIsKept() {
    App app = create(1, HERE);
    String code = consent(app);
    IssuedTokens tokens = issued(exchange(stores(), app, code));
    String company = issued(ask(stores(), app, new TokenRequest.Ask.Company())).accessSecret();
    List<String> all = new ArrayList<>();
    for (String table : List.of("app", "app_authorization", "voucher", "token")) {
      all.addAll(fixture().rows("SELECT * FROM " + table));
    }
    assertThat(String.join("\n", all))
        .doesNotContain(
            SECRET, code, company, tokens.accessSecret(), String.valueOf(tokens.refreshSecret()));
  }

  /**
   * If several callers use one refresh token at the same moment, one of them gets tokens, and the
   * others revoke these by repeating the refresh token.
   */
  @Test
  void ofSeveralWhoBringOneRefreshTokenOneWins() {
    App app = create(1);
    try (Stores first = fixture().open(StoreSettings.DEFAULT, StoreEvents.NONE);
        Stores second = fixture().open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      for (int round = 0; round < ROUNDS; round++) {
        IssuedTokens shared = issued(exchange(first, app, consent(app)));
        List<TokenResult> answers =
            race(i -> refresh(i % SERVERS == 0 ? first : second, app, shared));
        List<IssuedTokens> winners =
            answers.stream()
                .flatMap(answer ->
                    answer instanceof TokenResult.Issued(IssuedTokens tokens)
                        ? Stream.of(tokens)
                        : Stream.empty())
                .toList();
        assertThat(winners).hasSize(1);
        assertThat(isValid(winners.getFirst())).as("the others came after it").isFalse();
      }
    }
  }

  /**
   * An old refresh token is repeated while the newest is exchanged: the whole family ends,
   * whichever is first.
   */
  @Test
  void nothingEscapesTheEndOfItsFamily() {
    App app = create(1);
    try (Stores first = fixture().open(StoreSettings.DEFAULT, StoreEvents.NONE);
        Stores second = fixture().open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      for (int round = 0; round < ROUNDS; round++) {
        IssuedTokens old = issued(exchange(first, app, consent(app)));
        IssuedTokens newest = issued(refresh(first, app, old));
        race(i -> i == 0 ? refresh(first, app, newest) : refresh(second, app, old)).stream()
            .flatMap(answer -> given(answer).stream())
            .forEach(tokens -> assertThat(isValid(tokens)).isFalse());
      }
    }
  }

  /** Whatever an app is given at the moment of its revocation is invalid, whichever comes first. */
  @Test
  void nothingEscapesARevocationAtTheSameMoment() {
    try (Stores first = fixture().open(StoreSettings.DEFAULT, StoreEvents.NONE);
        Stores second = fixture().open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      for (int round = 0; round < ROUNDS; round++) {
        App app = create(100 + round, HERE);
        IssuedTokens before = issued(exchange(first, app, consent(app)));
        List<Optional<IssuedTokens>> given =
            race(i ->
                switch (i) {
                  case 0 -> {
                    second.apps().revoke(app.id(), now);
                    yield Optional.empty();
                  }
                  case 1 -> given(refresh(first, app, before));
                  default -> given(ask(first, app, new TokenRequest.Ask.Company()));
                });
        given.stream()
            .flatMap(Optional::stream)
            .forEach(tokens -> {
              assertThat(isValid(tokens)).isFalse();
              assertThat(authorizations(first).companyGrant(tokens.accessSecret())).isEmpty();
            });
      }
    }
  }

  private static Optional<IssuedTokens> given(TokenResult answer) {
    return answer instanceof TokenResult.Issued(IssuedTokens tokens)
        ? Optional.of(tokens)
        : Optional.empty();
  }

  private interface Call<R> {
    R of(int caller);
  }

  private static <R> List<R> race(Call<R> call) {
    CyclicBarrier start = new CyclicBarrier(SERVERS * CALLERS_OF_EACH);
    List<QueuedCall<R>> started = new ArrayList<>();
    for (int i = 0; i < SERVERS * CALLERS_OF_EACH; i++) {
      int caller = i;
      started.add(
          QueuedCall.start(() -> {
            try {
              start.await();
            } catch (Exception e) {
              throw new AssertionError(e);
            }
            return call.of(caller);
          }));
    }
    return started.stream().map(QueuedCall::answer).toList();
  }

  private Authorizations authorizations(Stores stores) {
    return new Authorizations(
        stores.apps(), () -> now, () -> "id" + ids.incrementAndGet(), Secrets.strong());
  }

  private static String appId(int number) {
    return "app%017d".formatted(number);
  }

  private static App app(int number, LocationId... locations) {
    return new App(
        appId(number),
        TokenHash.of(SECRET),
        "App " + number,
        "company",
        List.of(BACK),
        EnumSet.allOf(Scope.class),
        List.of(locations),
        NOW,
        null);
  }

  private App create(int number, LocationId... locations) {
    App app = app(number, locations);
    apps().create(app);
    return app;
  }

  private static Consent asked(App app) {
    return new Consent(app, BACK, Set.of(Scope.CONTACTS_WRITE), null);
  }

  private String consent(App app) {
    return authorizations(stores()).consent(asked(app), PERSON).orElseThrow();
  }

  private TokenResult ask(Stores stores, App app, TokenRequest.Ask ask) {
    return authorizations(stores).ask(new TokenRequest(app.clientId(), SECRET, ask));
  }

  private TokenResult exchange(Stores stores, App app, String code) {
    ExchangeParameters parameters = new ExchangeParameters.OfCode(BACK.value(), null);
    return ask(stores, app, new TokenRequest.Ask.Exchange(code, parameters));
  }

  private TokenResult refresh(Stores stores, App app, IssuedTokens tokens) {
    String secret = String.valueOf(tokens.refreshSecret());
    return ask(
        stores, app, new TokenRequest.Ask.Exchange(secret, new ExchangeParameters.OfRefresh()));
  }

  private static IssuedTokens issued(TokenResult answer) {
    assertThat(answer).isInstanceOf(TokenResult.Issued.class);
    return ((TokenResult.Issued) answer).tokens();
  }

  private List<Token> tokens() {
    return stores().tokens().list(HERE);
  }

  private boolean isValid(IssuedTokens tokens) {
    return stores()
        .tokens()
        .find(TokenHash.of(tokens.accessSecret()))
        .filter(token -> token.isValidAt(now))
        .isPresent();
  }
}
