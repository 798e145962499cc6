package dev.cardfile.http.operator;

import dev.cardfile.access.Operator;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.http.body.BodyKind;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.openapi.OperatorOperations;
import dev.cardfile.store.LocationChange;
import dev.cardfile.store.LocationDeletions;
import dev.cardfile.store.LocationStore;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.LocationPart;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.location.LocationReader;
import dev.cardfile.wire.location.LocationWriter;
import dev.cardfile.wire.operator.OperatorAnswers;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.LocationSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The routes {@code /operator/locations} and below, where operators create, change and delete
 * locations.
 */
public final class OperatedLocationRoutes {

  static final String ALL = "/operator/locations";
  static final String EACH = ALL + "/{locationId}";

  private final LocationStore locations;
  private final LocationDeletions deletions;
  private final LocationSettings writes;
  private final Consumer<LocationId> deletionBegun;
  private final IdSequence ids;
  private final InstantSource clock;
  private final LocationReader reader = new LocationReader();
  private final LocationWriter writer = new LocationWriter();

  /**
   * Creates the routes.
   *
   * @param deletionBegun receives each location to be deleted, once nobody can see it any more
   */
  public OperatedLocationRoutes(
      LocationStore locations,
      LocationDeletions deletions,
      LocationSettings writes,
      Consumer<LocationId> deletionBegun,
      IdSequence ids,
      InstantSource clock) {
    this.locations = locations;
    this.deletions = deletions;
    this.writes = writes;
    this.deletionBegun = deletionBegun;
    this.ids = ids;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.operator("GET", ALL, BodyKind.NONE, OperatorOperations.LOCATIONS, this::list),
        Route.operator(
            "POST",
            ALL,
            BodyKind.JSON,
            OperatorOperations.ADD_LOCATION,
            OperatorLocation.forOperatorsOfAll(this::create)),
        Route.operator(
            "GET",
            EACH,
            BodyKind.NONE,
            OperatorOperations.LOCATION,
            OperatorLocation.only(this::show)),
        Route.operator(
            "PUT",
            EACH,
            BodyKind.JSON,
            OperatorOperations.CHANGE_LOCATION,
            OperatorLocation.only(this::change)),
        Route.operator(
            "DELETE",
            EACH,
            BodyKind.NONE,
            OperatorOperations.DELETE_LOCATION,
            OperatorLocation.forOperatorsOfAll(OperatorLocation.only(this::delete))));
  }

  private ApiResponse list(ApiRequest request) {
    Operator operator = request.operated().operator();
    List<Location> visible =
        locations.list().stream().filter(each -> operator.mayEnter(each.id())).toList();
    List<LocationId> deleting = operator.isOfAll() ? deletions.pending() : List.of();
    return ApiResponse.json(writer.operated(visible, deleting, request.traceId()), "listed");
  }

  private ApiResponse create(ApiRequest request) {
    return switch (reader.create(request.body(), new LocationId(ids.next()))) {
      case BodyReading.Refused<Location>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<Location>(Location location, var _) ->
          locations.create(location) == LocationStore.Created.ADDED
              ? ApiResponse.created(
                  writer.location(
                      locations.find(location.id()).orElse(location), request.traceId()),
                  "created")
              : ApiResponse.refuse(taken(location.id()));
    };
  }

  private static Problem taken(LocationId id) {
    return new Problem.AlreadyThere(LocationPart.LOCATION, id.value(), id.value());
  }

  private ApiResponse show(ApiRequest request) {
    return locations
        .find(OperatorLocation.of(request))
        .map(found -> ApiResponse.json(writer.location(found, request.traceId()), "found"))
        .orElseGet(() -> OperatorLocation.missing(request));
  }

  private ApiResponse change(ApiRequest request) {
    return switch (reader.read(request.body())) {
      case BodyReading.Refused<LocationChange>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<LocationChange>(LocationChange change, List<Warning> warnings) ->
          change(request, change, warnings);
    };
  }

  private ApiResponse change(ApiRequest request, LocationChange change, List<Warning> warnings) {
    LocationId id = OperatorLocation.of(request);
    Optional<Location> changed = writes.change(id, request.actor(), change);
    if (changed.isEmpty()) {
      return OperatorLocation.missing(request);
    }
    boolean forbidden = Boolean.FALSE.equals(change.allowDuplicates());
    OptionalLong duplicates =
        forbidden ? OptionalLong.of(locations.countDuplicates(id)) : OptionalLong.empty();
    return ApiResponse.json(
        writer.changed(changed.get(), duplicates, warnings, request.traceId()), "changed");
  }

  /**
   * Answers as soon as nobody can see the location any more. Its rows are deleted in the
   * background.
   */
  private ApiResponse delete(ApiRequest request) {
    LocationId id = OperatorLocation.of(request);
    if (!deletions.begin(id, clock.instant())) {
      return OperatorLocation.missing(request);
    }
    deletionBegun.accept(id);
    return new ApiResponse.Body(
        202, ApiResponse.JSON, OperatorAnswers.deleting(id, request.traceId()), "deleting");
  }
}
