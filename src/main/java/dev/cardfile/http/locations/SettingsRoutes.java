package dev.cardfile.http.locations;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.openapi.LocationOperations;
import dev.cardfile.store.LocationChange;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.location.LocationReader;
import dev.cardfile.wire.location.LocationSearch;
import dev.cardfile.wire.location.LocationWriter;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.LocationSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The routes {@code GET} and {@code PUT /locations/{locationId}}, for the token's own location, the
 * search that finds only this location, and the list of possible time zones.
 */
public final class SettingsRoutes {

  private static final String LOCATION = "/locations/{locationId}";

  private final LocationStore locations;
  private final LocationSettings writes;
  private final LocationReader reader = new LocationReader();
  private final LocationWriter writer;

  public SettingsRoutes(LocationStore locations, LocationSettings writes, LocationWriter writer) {
    this.locations = locations;
    this.writes = writes;
    this.writer = writer;
  }

  public List<Route> routes() {
    return List.of(
        Route.read(
            "/locations/search", Scope.LOCATIONS_READONLY, LocationOperations.SEARCH, this::search),
        Route.read(
            LOCATION,
            Scope.LOCATIONS_READONLY,
            LocationOperations.SHOW,
            OwnLocation.only(this::show)),
        Route.read(
            LOCATION + "/timezones",
            Scope.LOCATIONS_READONLY,
            LocationOperations.TIME_ZONES,
            OwnLocation.only(this::timeZones)),
        Route.write(
            "PUT",
            LOCATION,
            Scope.LOCATIONS_WRITE,
            LocationOperations.CHANGE,
            OwnLocation.only(this::change)));
  }

  /** Searches locations. No other location than the token's is found. */
  private ApiResponse search(ApiRequest request) {
    return switch (LocationSearch.read(request.query())) {
      case BodyReading.Refused<LocationSearch>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<LocationSearch>(LocationSearch search, var _) -> {
        List<Location> visible = locations.find(request.location()).stream().toList();
        yield ApiResponse.json(writer.locations(search.among(visible), request.traceId()), "found");
      }
    };
  }

  private ApiResponse show(ApiRequest request) {
    Location own = own(request, locations.find(request.location()));
    return ApiResponse.json(writer.location(own, request.traceId()), "found");
  }

  private ApiResponse timeZones(ApiRequest request) {
    return ApiResponse.json(writer.timeZones(TimeZoneName.all(), request.traceId()), "listed");
  }

  private ApiResponse change(ApiRequest request) {
    LocationId id = request.location();
    return switch (reader.read(request.body())) {
      case BodyReading.Refused<LocationChange>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<LocationChange>(LocationChange change, List<Warning> warnings) -> {
        Location changed = own(request, writes.change(id, request.actor(), change));
        boolean forbidden = Boolean.FALSE.equals(change.allowDuplicates());
        OptionalLong duplicates =
            forbidden ? OptionalLong.of(locations.countDuplicates(id)) : OptionalLong.empty();
        byte[] body = writer.changed(changed, duplicates, warnings, request.traceId());
        yield ApiResponse.json(body, "changed");
      }
    };
  }

  private static Location own(ApiRequest request, Optional<Location> location) {
    return location.orElseThrow(() -> new UnknownLocation(request.location()));
  }
}
