package dev.cardfile.http;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.App;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.oauth.CompanyGrant;
import dev.cardfile.store.LocationStore;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.oauth.InstalledQuery;
import dev.cardfile.wire.oauth.LocationTokenReader;
import dev.cardfile.wire.oauth.TokenAnswerWriter;
import dev.cardfile.wire.table.BodyReading;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /oauth/locationToken} and {@code GET /oauth/installedLocations}. A location that the
 * app may not get into is refused in the same words, whether or not it exists.
 */
final class CompanyEndpoint {

  private final Authorizations authorizations;
  private final LocationStore locations;
  private final LocationTokenReader reader = new LocationTokenReader();
  private final TokenAnswerWriter writer = new TokenAnswerWriter();

  CompanyEndpoint(Authorizations authorizations, LocationStore locations) {
    this.authorizations = authorizations;
    this.locations = locations;
  }

  Reply locationToken(Call call) {
    return switch (reader.read(call.body())) {
      case LocationTokenReader.Reading.Refused(Problem problem) -> Reply.refuse(problem);
      case LocationTokenReader.Reading.Accepted(String company, String location) ->
          Optional.of(location)
              .filter(id -> company.equals(call.company().app().company()))
              .filter(LocationId::isWellFormed)
              .map(LocationId::new)
              .flatMap(id -> authorizations.locationToken(call.company(), id))
              .map(issue -> TokenEndpoint.issued(writer, issue, call))
              .orElseGet(() -> Reply.refuse(new Problem.ForeignLocation()));
    };
  }

  Reply installedLocations(Call call) {
    return switch (InstalledQuery.read(call.query())) {
      case BodyReading.Refused<InstalledQuery>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<InstalledQuery>(InstalledQuery query, var _) ->
          isAbout(query, call.company())
              ? installed(call, query)
              : Reply.refuse(new Problem.ForeignLocation());
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

  private Reply installed(Call call, InstalledQuery query) {
    List<LocationId> asked =
        call.company().app().locations().stream()
            .filter(id -> query.installed() && isNullOr(query.locationId(), id.value()))
            .filter(id -> hasName(id, query.name()))
            .toList();
    List<Location> page =
        asked.stream()
            .skip(query.skip())
            .limit(query.limit())
            .flatMap(id -> locations.find(id).stream())
            .toList();
    return Reply.json(writer.installed(page, query, asked.size(), call.traceId()), "found");
  }

  /** Asks the store for those only that somebody searches by name. */
  private boolean hasName(LocationId id, @Nullable String part) {
    return part == null
        || locations
            .find(id)
            .map(location -> location.name().toLowerCase(Locale.ROOT))
            .filter(name -> name.contains(part.toLowerCase(Locale.ROOT)))
            .isPresent();
  }
}
