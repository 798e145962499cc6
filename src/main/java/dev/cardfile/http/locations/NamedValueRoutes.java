package dev.cardfile.http.locations;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.location.NamedValue;
import dev.cardfile.openapi.LocationOperations;
import dev.cardfile.store.NamedValueStore;
import dev.cardfile.store.NamingResult;
import dev.cardfile.wire.LocationPart;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.location.LocationWriter;
import dev.cardfile.wire.location.NamedValueReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.NamedValues;
import java.util.List;
import java.util.Optional;

/** The routes {@code /locations/{locationId}/customValues} and below, for the token's location. */
public final class NamedValueRoutes {

  private static final String ALL = "/locations/{locationId}/customValues";
  private static final String EACH = ALL + "/{valueId}";
  private static final Scope READ = Scope.CUSTOM_VALUES_READONLY;
  private static final Scope WRITE = Scope.CUSTOM_VALUES_WRITE;

  private final NamedValueStore values;
  private final NamedValues writes;
  private final IdSequence ids;
  private final NamedValueReader reader = new NamedValueReader();
  private final LocationWriter writer;

  public NamedValueRoutes(
      NamedValueStore values, NamedValues writes, IdSequence ids, LocationWriter writer) {
    this.values = values;
    this.writes = writes;
    this.ids = ids;
    this.writer = writer;
  }

  public List<Route> routes() {
    return List.of(
        Route.read(ALL, READ, LocationOperations.VALUES, OwnLocation.only(this::list)),
        Route.write(
            "POST", ALL, WRITE, LocationOperations.ADD_VALUE, OwnLocation.only(this::create)),
        Route.read(EACH, READ, LocationOperations.VALUE, OwnLocation.only(this::show)),
        Route.write(
            "PUT", EACH, WRITE, LocationOperations.CHANGE_VALUE, OwnLocation.only(this::change)),
        Route.act(
            "DELETE",
            EACH,
            WRITE,
            LocationOperations.DELETE_VALUE,
            OwnLocation.only(this::delete)));
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.json(
        writer.namedValues(values.list(request.location()), request.location(), request.traceId()),
        "found");
  }

  private ApiResponse create(ApiRequest request) {
    return switch (reader.create(request.body(), ids.next())) {
      case BodyReading.Refused<NamedValue>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<NamedValue>(NamedValue value, var _) -> create(request, value);
    };
  }

  private ApiResponse create(ApiRequest request, NamedValue value) {
    return switch (writes.add(request.location(), request.actor(), value)) {
      case NamingResult.Done<NamedValue>(NamedValue added) ->
          ApiResponse.created(
              writer.namedValue(added, request.location(), request.traceId()), "created");
      case NamingResult.Taken<NamedValue>(String id) ->
          ApiResponse.refuse(new Problem.AlreadyThere(LocationPart.CUSTOM_VALUE, value.key(), id));
      case NamingResult.Missing<NamedValue>() ->
          throw new IllegalStateException("what is added cannot be missing");
      case NamingResult.Full<NamedValue>() ->
          ApiResponse.refuse(
              new Problem.LimitReached(LocationPart.CUSTOM_VALUE, NamedValue.MAX_COUNT));
    };
  }

  private ApiResponse show(ApiRequest request) {
    return found(request, values.find(request.location(), request.id("valueId")), "found");
  }

  private ApiResponse change(ApiRequest request) {
    return switch (reader.change(request.body())) {
      case BodyReading.Refused<NamedValueReader.Change>(Problem problem) ->
          ApiResponse.refuse(problem);
      case BodyReading.Accepted<NamedValueReader.Change>(NamedValueReader.Change change, var _) ->
          found(
              request,
              writes.change(
                  request.location(),
                  request.actor(),
                  request.id("valueId"),
                  change.name(),
                  change.value()),
              "changed");
    };
  }

  private ApiResponse delete(ApiRequest request) {
    return writes.delete(request.location(), request.actor(), request.id("valueId"))
        ? ApiResponse.json(writer.deleted(request.traceId()), "deleted")
        : missing(request);
  }

  private ApiResponse found(ApiRequest request, Optional<NamedValue> value, String outcome) {
    return value
        .map(each ->
            ApiResponse.json(
                writer.namedValue(each, request.location(), request.traceId()), outcome))
        .orElseGet(() -> missing(request));
  }

  private static ApiResponse missing(ApiRequest request) {
    return ApiResponse.refuse(
        new Problem.PartNotFound(LocationPart.CUSTOM_VALUE, request.id("valueId")));
  }
}
