package dev.cardfile.oauth;

import dev.cardfile.access.Grant;
import dev.cardfile.access.Scope;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenHash;
import dev.cardfile.access.TokenOrigin;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.location.LocationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Issues the credentials and tokens that apps are allowed to have. Every method throws {@link
 * dev.cardfile.store.StoreUnavailable} if the store is unavailable.
 */
public final class Authorizations {

  private static final Duration CODE_LIFE = Duration.ofMinutes(10);
  private static final Duration ACCESS_LIFE = Duration.ofDays(1);
  private static final Duration REFRESH_LIFE = Duration.ofDays(365);

  private static final String CODE = "oac-";
  private static final String REFRESH = "ort-";
  private static final String COMPANY = "oct-";

  private final AppStore apps;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final Secrets secrets;

  public Authorizations(AppStore apps, InstantSource clock, Supplier<String> ids, Secrets secrets) {
    this.apps = apps;
    this.clock = clock;
    this.ids = ids;
    this.secrets = secrets;
  }

  /** Returns the app with this client id, unless it is revoked. */
  public Optional<App> app(String clientId) {
    return App.idOf(clientId).flatMap(apps::find).filter(App::isValid);
  }

  public TokenResult ask(TokenRequest request) {
    Optional<App> app =
        app(request.clientId()).filter(each -> each.hasSecret(request.clientSecret()));
    if (app.isEmpty()) {
      return new TokenResult.InvalidClient();
    }
    return switch (request.ask()) {
      case TokenRequest.Ask.Exchange(String credential, ExchangeParameters parameters) ->
          exchange(app.get(), credential, parameters);
      case TokenRequest.Ask.Company() -> company(app.get());
    };
  }

  private TokenResult exchange(App app, String credential, ExchangeParameters parameters) {
    Instant now = now();
    String access = TokenSecret.ACCESS + secrets.next();
    String refresh = REFRESH + secrets.next();
    String tokenId = ids.get();
    return apps.exchange(
            TokenHash.of(credential),
            stored -> CredentialExchange.decide(stored, app, parameters, now),
            authorization -> grant(app, authorization, tokenId, access, refresh, now),
            now)
        .<TokenResult>map(authorization ->
            new TokenResult.Issued(new IssuedTokens(app, authorization, access, refresh)))
        .orElseGet(TokenResult.InvalidGrant::new);
  }

  private TokenResult company(App app) {
    Instant now = now();
    String secret = COMPANY + secrets.next();
    Authorization authorization =
        authorization(app, null, app.id(), app.scopes(), now, now.plus(ACCESS_LIFE));
    AppCredential credential =
        credential(authorization, AppCredential.Kind.COMPANY, secret, null, now.plus(ACCESS_LIFE));
    return apps.begin(authorization, new TokenGrant(null, credential), App::isValid)
        ? new TokenResult.Issued(new IssuedTokens(app, authorization, secret, null))
        : new TokenResult.InvalidClient();
  }

  /**
   * Records that a person has consented.
   *
   * @param person the grant of the person's token; its location is the one that the app may access
   * @return the code for the app; empty if the app has been revoked, or the location deleted, in
   *     the meantime
   */
  public Optional<String> consent(Consent consent, Grant person) {
    Instant now = now();
    Instant expires = now.plus(CODE_LIFE);
    String code = CODE + secrets.next();
    Authorization authorization =
        authorization(
            consent.app(), person.location(), person.tokenId(), consent.scopes(), now, expires);
    AppCredential credential =
        credential(
            authorization,
            AppCredential.Kind.CODE,
            code,
            new AppCredential.Code(consent.redirectUri(), consent.challenge()),
            expires);
    return apps.begin(authorization, new TokenGrant(null, credential), App::isValid)
        ? Optional.of(code)
        : Optional.empty();
  }

  /** Returns what the bearer of a company token may do; empty if the token is not valid. */
  public Optional<CompanyGrant> companyGrant(String secret) {
    if (!secret.startsWith(COMPANY)) {
      return Optional.empty();
    }
    Instant now = now();
    return apps.find(TokenHash.of(secret))
        .filter(stored -> stored.credential().kind() == AppCredential.Kind.COMPANY)
        .filter(stored -> stored.authorization().revoked() == null)
        .filter(stored -> now.isBefore(stored.credential().expires()))
        .flatMap(stored ->
            apps.find(stored.credential().app())
                .filter(App::isValid)
                .map(app -> new CompanyGrant(app, stored.authorization())));
  }

  /**
   * Issues tokens for a location to the app of a company token.
   *
   * @return empty if the app may not access this location
   */
  public Optional<IssuedTokens> locationToken(CompanyGrant company, LocationId location) {
    App app = company.app();
    if (!mayEnter(app, location)) {
      return Optional.empty();
    }
    Instant now = now();
    String access = TokenSecret.ACCESS + secrets.next();
    String refresh = REFRESH + secrets.next();
    Authorization authorization =
        authorization(
            app, location, app.id(), ofLocations(app.scopes()), now, now.plus(REFRESH_LIFE));
    TokenGrant first = grant(app, authorization, ids.get(), access, refresh, now);
    return apps.begin(authorization, first, still -> mayEnter(still, location))
        ? Optional.of(new IssuedTokens(app, authorization, access, refresh))
        : Optional.empty();
  }

  private static boolean mayEnter(App app, LocationId location) {
    return app.isValid() && app.locations().contains(location);
  }

  private static Set<Scope> ofLocations(Set<Scope> scopes) {
    return scopes.stream()
        .filter(scope -> !scope.isOfCompanies())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static TokenGrant grant(
      App app,
      Authorization authorization,
      String tokenId,
      String access,
      String refresh,
      Instant now) {
    LocationId location = authorization.location();
    if (location == null) {
      throw new IllegalStateException("a company has no token of its own");
    }
    Token token =
        new Token(
            tokenId,
            TokenHash.of(access),
            location,
            app.name(),
            authorization.scopes(),
            now,
            now.plus(ACCESS_LIFE),
            null,
            new TokenOrigin(app.id(), authorization.id()));
    return new TokenGrant(
        token,
        credential(
            authorization, AppCredential.Kind.REFRESH, refresh, null, now, now.plus(REFRESH_LIFE)));
  }

  private Authorization authorization(
      App app,
      @Nullable LocationId location,
      String grantedBy,
      Set<Scope> scopes,
      Instant now,
      Instant expires) {
    return new Authorization(ids.get(), app.id(), location, grantedBy, scopes, now, expires, null);
  }

  private static AppCredential credential(
      Authorization authorization,
      AppCredential.Kind kind,
      String secret,
      AppCredential.@Nullable Code code,
      Instant expires) {
    return credential(authorization, kind, secret, code, authorization.created(), expires);
  }

  private static AppCredential credential(
      Authorization authorization,
      AppCredential.Kind kind,
      String secret,
      AppCredential.@Nullable Code code,
      Instant created,
      Instant expires) {
    return new AppCredential(
        TokenHash.of(secret),
        authorization.id(),
        authorization.app(),
        kind,
        code,
        created,
        expires,
        null);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
