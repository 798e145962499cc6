package dev.cardfile.http;

import dev.cardfile.access.Authenticator;
import dev.cardfile.access.Scope;
import dev.cardfile.oauth.Authorizations;
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
        Route.openForm("/oauth/token", new TokenEndpoint(authorizations)),
        Route.open("GET", "/oauth/chooselocation", consent::ask),
        Route.openForm("/oauth/chooselocation", consent::decide),
        locationToken("/oauth/locationToken", company).under(Route.Versions.BEFORE_V3),
        locationToken("/oauth/location-token", company).under(Route.Versions.SINCE_V3),
        installedLocations("/oauth/installedLocations", company).under(Route.Versions.BEFORE_V3),
        installedLocations("/oauth/installed-locations", company).under(Route.Versions.SINCE_V3));
  }

  private static Route locationToken(String path, CompanyEndpoint company) {
    return Route.company("POST", path, Scope.OAUTH_WRITE, BodyKind.FORM, company::locationToken);
  }

  private static Route installedLocations(String path, CompanyEndpoint company) {
    return Route.company(
        "GET", path, Scope.OAUTH_READONLY, BodyKind.NONE, company::installedLocations);
  }
}
