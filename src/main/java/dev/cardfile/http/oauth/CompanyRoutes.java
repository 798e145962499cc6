package dev.cardfile.http.oauth;

import dev.cardfile.access.Scope;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.http.body.BodyKind;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.App;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.oauth.CompanyGrant;
import dev.cardfile.openapi.OAuthOperations;
import dev.cardfile.openapi.Operation;
import dev.cardfile.store.LocationStore;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.oauth.InstalledQuery;
import dev.cardfile.wire.oauth.LocationTokenReader;
import dev.cardfile.wire.oauth.LocationTokenReader.Wanted;
import dev.cardfile.wire.oauth.TokenAnswerWriter;
import dev.cardfile.wire.table.BodyReading;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The routes {@code POST /oauth/locationToken} and {@code GET /oauth/installedLocations}. A
 * location that the app may not access is refused in the same words, whether or not it exists.
 */
public final class CompanyRoutes {

  private final Authorizations authorizations;
  private final LocationStore locations;
  private final LocationTokenReader reader = new LocationTokenReader();
  private final TokenAnswerWriter writer = new TokenAnswerWriter();

  public CompanyRoutes(Authorizations authorizations, LocationStore locations) {
    this.authorizations = authorizations;
    this.locations = locations;
  }

  public List<Route> routes() {
    return List.of(
        locationToken("/oauth/locationToken", OAuthOperations.LOCATION_TOKEN)
            .under(Route.Versions.BEFORE_V3),
        locationToken("/oauth/location-token", OAuthOperations.LOCATION_TOKEN_V3)
            .under(Route.Versions.SINCE_V3),
        installed("/oauth/installedLocations", OAuthOperations.INSTALLED)
            .under(Route.Versions.BEFORE_V3),
        installed("/oauth/installed-locations", OAuthOperations.INSTALLED_V3)
            .under(Route.Versions.SINCE_V3));
  }

  private Route locationToken(String path, Operation operation) {
    return Route.company(
        "POST", path, Scope.OAUTH_WRITE, BodyKind.FORM, operation, this::locationToken);
  }

  private Route installed(String path, Operation operation) {
    return Route.company(
        "GET", path, Scope.OAUTH_READONLY, BodyKind.NONE, operation, this::installedLocations);
  }

  private ApiResponse locationToken(ApiRequest request) {
    return switch (reader.read(request.body())) {
      case BodyReading.Refused<Wanted>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<Wanted>(Wanted(String company, String location), var _) ->
          Optional.of(location)
              .filter(id -> company.equals(request.company().app().company()))
              .filter(LocationId::isWellFormed)
              .map(LocationId::new)
              .flatMap(id -> authorizations.locationToken(request.company(), id))
              .map(tokens -> TokenRoutes.issued(writer, tokens, request))
              .orElseGet(() -> ApiResponse.refuse(new Problem.ForeignLocation()));
    };
  }

  private ApiResponse installedLocations(ApiRequest request) {
    return switch (InstalledQuery.read(request.query())) {
      case BodyReading.Refused<InstalledQuery>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<InstalledQuery>(InstalledQuery query, var _) ->
          isAbout(query, request.company())
              ? installed(request, query)
              : ApiResponse.refuse(new Problem.ForeignLocation());
    };
  }

  private static boolean isAbout(InstalledQuery query, CompanyGrant grant) {
    App app = grant.app();
    return isNullOr(query.companyId(), app.company())
        && (isNullOr(query.appId(), app.id()) || isNullOr(query.appId(), app.clientId()));
  }

  private static boolean isNullOr(@Nullable String sent, String own) {
    return sent == null || sent.equals(own);
  }

  private ApiResponse installed(ApiRequest request, InstalledQuery query) {
    List<Location> asked =
        request.company().app().locations().stream()
            .filter(id -> query.installed() && isNullOr(query.locationId(), id.value()))
            .flatMap(id -> locations.find(id).stream())
            .filter(location -> hasName(location, query.name()))
            .toList();
    List<Location> page = asked.stream().skip(query.skip()).limit(query.limit()).toList();
    return ApiResponse.json(
        writer.installed(page, query, asked.size(), TokenRoutes.style(request), request.traceId()),
        "found");
  }

  /** Reports whether the location's name contains the text; true without a text. */
  private static boolean hasName(Location location, @Nullable String part) {
    return part == null
        || location.name().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
