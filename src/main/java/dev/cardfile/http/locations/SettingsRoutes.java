package dev.cardfile.http.locations;

import dev.cardfile.access.Scope;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.openapi.LocationOperations;
import dev.cardfile.store.LocationChange;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.upsert.Warning;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.location.LocationReader;
import dev.cardfile.wire.location.LocationSearch;
import dev.cardfile.wire.location.LocationWriter;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.LocationSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code GET} and {@code PUT /locations/{locationId}}, of the token's own location. */
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
        Route.write(
            "PUT",
            LOCATION,
            Scope.LOCATIONS_WRITE,
            LocationOperations.CHANGE,
            OwnLocation.only(this::change)));
  }

  /** A search, which sees no other location than the token's. */
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
    return found(request, locations.find(request.location()), OptionalLong.empty(), List.of());
  }

  private ApiResponse change(ApiRequest request) {
    LocationId id = request.location();
    return switch (reader.read(request.body())) {
      case BodyReading.Refused<LocationChange>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<LocationChange>(LocationChange change, List<Warning> warnings) -> {
        Optional<Location> changed = writes.change(id, request.actor(), change);
        boolean forbidden = Boolean.FALSE.equals(change.allowDuplicates());
        yield found(
            request,
            changed,
            forbidden ? OptionalLong.of(locations.countDuplicates(id)) : OptionalLong.empty(),
            warnings);
      }
    };
  }

  private ApiResponse found(
      ApiRequest request,
      Optional<Location> location,
      OptionalLong duplicates,
      List<Warning> warnings) {
    Location own = location.orElseThrow(() -> new UnknownLocation(request.location()));
    return ApiResponse.json(writer.location(own, duplicates, warnings, request.traceId()), "found");
  }
}
