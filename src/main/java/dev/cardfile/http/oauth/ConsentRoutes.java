package dev.cardfile.http.oauth;

import dev.cardfile.access.Authenticator;
import dev.cardfile.access.Grant;
import dev.cardfile.access.Scope;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.location.Location;
import dev.cardfile.oauth.App;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.oauth.Challenge;
import dev.cardfile.oauth.Consent;
import dev.cardfile.oauth.RedirectUri;
import dev.cardfile.openapi.OAuthOperations;
import dev.cardfile.store.LocationStore;
import dev.cardfile.wire.oauth.ConsentForm;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The routes {@code /oauth/chooselocation} and {@code /v2/oauth/chooselocation}: the page on which
 * a person gives an app access to a location. Nobody has an account here, so the person proves the
 * right to do so by a private integration token of the location, which must have all the scopes
 * that the app is to get. Nothing is stored between the requests, not even a cookie. A forged
 * request is useless, since whoever makes another person's browser send the form does not have that
 * token.
 */
public final class ConsentRoutes {

  private static final String PAGE = "/oauth/chooselocation";

  /** The only path in HighLevel's documentation since May 2026. */
  private static final String PAGE_V2 = "/v2" + PAGE;

  private static final String ALLOW = "allow";
  private static final String DENY = "deny";

  private final Authorizations authorizations;
  private final Authenticator authenticator;
  private final LocationStore locations;

  public ConsentRoutes(
      Authorizations authorizations, Authenticator authenticator, LocationStore locations) {
    this.authorizations = authorizations;
    this.authenticator = authenticator;
    this.locations = locations;
  }

  public List<Route> routes() {
    return List.of(
        Route.open("GET", PAGE, OAuthOperations.ASK, this::ask),
        Route.openForm(PAGE, OAuthOperations.DECIDE, this::decide),
        Route.open("GET", PAGE_V2, OAuthOperations.ASK_V2, this::ask),
        Route.openForm(PAGE_V2, OAuthOperations.DECIDE_V2, this::decide));
  }

  /** The result of checking a request. */
  private sealed interface Asked {

    record Of(Consent consent, ConsentForm form) implements Asked {}

    record Wrong(ApiResponse page) implements Asked {}
  }

  private ApiResponse ask(ApiRequest request) {
    return switch (asked(ConsentForm.ofQuery(request.query()))) {
      case Asked.Wrong(ApiResponse page) -> page;
      case Asked.Of(Consent consent, ConsentForm form) ->
          ConsentPage.ofToken(consent, form, null).reply(200, "asked");
    };
  }

  private ApiResponse decide(ApiRequest request) {
    if (request.headers().isFromAnotherSite()) {
      return ConsentPage.error("This form was sent from another site.").reply(403, "refused");
    }
    return switch (asked(ConsentForm.ofBody(request.body()))) {
      case Asked.Wrong(ApiResponse page) -> page;
      case Asked.Of(Consent consent, ConsentForm form) -> decided(consent, form);
    };
  }

  /**
   * Checks a request. Nobody is redirected until the redirect URI is known to belong to the app.
   */
  private Asked asked(Optional<ConsentForm> sent) {
    if (sent.isEmpty()) {
      return wrong("The link to this page is invalid.");
    }
    ConsentForm form = sent.get();
    Optional<App> app = Optional.ofNullable(form.clientId()).flatMap(authorizations::app);
    if (app.isEmpty()) {
      return wrong("There is no app with this client_id, or it has been revoked.");
    }
    Optional<RedirectUri> back =
        Optional.ofNullable(form.redirectUri()).flatMap(app.get()::redirectUri);
    return back.map(uri -> asked(app.get(), uri, form))
        .orElseGet(() -> wrong("The redirect_uri is not registered for this app."));
  }

  private static Asked asked(App app, RedirectUri back, ConsentForm form) {
    if (form.responseType() != null && !form.responseType().equals("code")) {
      return new Asked.Wrong(sentBack(back, form, Map.of("error", "unsupported_response_type")));
    }
    Optional<Challenge> challenge = Optional.ofNullable(form.challenge()).flatMap(Challenge::parse);
    boolean hasMethod = "S256".equals(form.challengeMethod());
    boolean hasNeither = form.challenge() == null && form.challengeMethod() == null;
    if (!hasNeither && !(hasMethod && challenge.isPresent())) {
      return new Asked.Wrong(sentBack(back, form, Map.of("error", "invalid_request")));
    }
    Set<Scope> scopes = scopes(app, form);
    if (scopes.isEmpty()) {
      return new Asked.Wrong(sentBack(back, form, Map.of("error", "invalid_scope")));
    }
    return new Asked.Of(new Consent(app, back, scopes, challenge.orElse(null)), form);
  }

  /**
   * Returns the scopes that are asked for and may be given; all that may be given if none are asked
   * for. An app that asks for more learns from the answer with its tokens which scopes it got.
   */
  private static Set<Scope> scopes(App app, ConsentForm form) {
    Set<Scope> scopes =
        form.scopes().isEmpty()
            ? EnumSet.allOf(Scope.class)
            : form.scopes().stream()
                .flatMap(name -> Scope.named(name).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    scopes.removeIf(scope -> scope.isOfCompanies() || !app.scopes().contains(scope));
    return scopes;
  }

  private ApiResponse decided(Consent consent, ConsentForm form) {
    if (DENY.equals(form.decision())) {
      return sentBack(consent.redirectUri(), form, Map.of("error", "access_denied"));
    }
    Optional<Grant> person =
        Optional.ofNullable(form.token())
            .filter(TokenSecret::isPrivate)
            .flatMap(authenticator::authenticate);
    if (person.isEmpty()) {
      return again(consent, form, "This token is not valid.");
    }
    Grant grant = person.get();
    Set<Scope> missing = EnumSet.copyOf(consent.scopes());
    missing.removeAll(grant.scopes());
    if (!missing.isEmpty()) {
      String names = missing.stream().map(Scope::wireName).collect(Collectors.joining(", "));
      return again(
          consent,
          form,
          "This token lacks " + names + ". Paste a token that has every permission listed below.");
    }
    return ALLOW.equals(form.decision())
        ? allowed(consent, form, grant)
        : confirmed(consent, form, grant);
  }

  private ApiResponse confirmed(Consent consent, ConsentForm form, Grant person) {
    String location =
        locations.find(person.location()).map(Location::name).orElse(person.location().value());
    return ConsentPage.ofLocation(consent, form, location, person.location())
        .reply(200, "confirming");
  }

  private ApiResponse allowed(Consent consent, ConsentForm form, Grant person) {
    return authorizations
        .consent(consent, person)
        .map(code -> sentBack(consent.redirectUri(), form, Map.of("code", code)))
        .orElseGet(() ->
            ConsentPage.error("The app has been revoked, or the location deleted.")
                .reply(400, "refused"));
  }

  private static ApiResponse again(Consent consent, ConsentForm form, String why) {
    return ConsentPage.ofToken(consent, form, why).reply(400, "refused");
  }

  private static Asked wrong(String why) {
    return new Asked.Wrong(ConsentPage.error(why).reply(400, "refused"));
  }

  private static ApiResponse sentBack(
      RedirectUri back, ConsentForm form, Map<String, String> what) {
    Map<String, String> parameters = new LinkedHashMap<>(what);
    @Nullable String state = form.state();
    if (state != null) {
      parameters.put("state", state);
    }
    return ConsentPage.redirect(
        back.with(parameters), what.containsKey("code") ? "allowed" : "denied");
  }
}
