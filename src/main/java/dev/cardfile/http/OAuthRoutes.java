package dev.cardfile.http;

import dev.cardfile.access.Authenticator;
import dev.cardfile.access.Scope;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.openapi.OAuthOperations;
import dev.cardfile.openapi.Operation;
import dev.cardfile.store.LocationStore;
import java.util.List;

/** The routes by which apps come to their tokens. */
final class OAuthRoutes {

  private final Authorizations authorizations;
  private final Authenticator authenticator;
  private final LocationStore locations;

  OAuthRoutes(Authorizations authorizations, Authenticator authenticator, LocationStore locations) {
    this.authorizations = authorizations;
    this.authenticator = authenticator;
    this.locations = locations;
  }

  List<Route> routes() {
    ConsentEndpoint consent = new ConsentEndpoint(authorizations, authenticator, locations);
    CompanyEndpoint company = new CompanyEndpoint(authorizations, locations);
    return List.of(
        Route.openForm("/oauth/token", OAuthOperations.TOKEN, new TokenEndpoint(authorizations)),
        Route.open("GET", "/oauth/chooselocation", OAuthOperations.ASK, consent::ask),
        Route.openForm("/oauth/chooselocation", OAuthOperations.DECIDE, consent::decide),
        locationToken("/oauth/locationToken", OAuthOperations.LOCATION_TOKEN, company)
            .under(Route.Versions.BEFORE_V3),
        locationToken("/oauth/location-token", OAuthOperations.LOCATION_TOKEN_V3, company)
            .under(Route.Versions.SINCE_V3),
        installedLocations("/oauth/installedLocations", OAuthOperations.INSTALLED, company)
            .under(Route.Versions.BEFORE_V3),
        installedLocations("/oauth/installed-locations", OAuthOperations.INSTALLED_V3, company)
            .under(Route.Versions.SINCE_V3));
  }

  private static Route locationToken(String path, Operation operation, CompanyEndpoint company) {
    return Route.company(
        "POST", path, Scope.OAUTH_WRITE, BodyKind.FORM, operation, company::locationToken);
  }

  private static Route installedLocations(
      String path, Operation operation, CompanyEndpoint company) {
    return Route.company(
        "GET", path, Scope.OAUTH_READONLY, BodyKind.NONE, operation, company::installedLocations);
  }
}
