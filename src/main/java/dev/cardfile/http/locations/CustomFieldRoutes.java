package dev.cardfile.http.locations;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.LocationId;
import dev.cardfile.openapi.LocationOperations;
import dev.cardfile.openapi.OtherOperations;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.LocationPart;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.location.FieldReader;
import dev.cardfile.wire.location.LocationWriter;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.LocationSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The routes {@code /locations/{locationId}/customFields} and below, for the token's location. */
public final class CustomFieldRoutes {

  private static final String ALL = "/locations/{locationId}/customFields";
  private static final String EACH = ALL + "/{fieldId}";
  private static final Scope READ = Scope.CUSTOM_FIELDS_READONLY;
  private static final Scope WRITE = Scope.CUSTOM_FIELDS_WRITE;

  private final LocationStore locations;
  private final LocationSettings writes;
  private final IdSequence ids;
  private final FieldReader reader = new FieldReader();
  private final LocationWriter writer;

  public CustomFieldRoutes(
      LocationStore locations, LocationSettings writes, IdSequence ids, LocationWriter writer) {
    this.locations = locations;
    this.writes = writes;
    this.ids = ids;
    this.writer = writer;
  }

  public List<Route> routes() {
    return List.of(
        Route.read(ALL, READ, LocationOperations.FIELDS, OwnLocation.only(this::list)),
        Route.write(
            "POST", ALL, WRITE, LocationOperations.ADD_FIELD, OwnLocation.only(this::create)),
        Route.act(
            "POST", ALL + "/upload", WRITE, OtherOperations.UPLOAD, OwnLocation.only(this::upload)),
        Route.read(EACH, READ, LocationOperations.FIELD, OwnLocation.only(this::show)),
        Route.write(
            "PUT", EACH, WRITE, LocationOperations.CHANGE_FIELD, OwnLocation.only(this::change)),
        Route.act(
            "DELETE",
            EACH,
            WRITE,
            LocationOperations.DELETE_FIELD,
            OwnLocation.only(this::delete)));
  }

  private ApiResponse list(ApiRequest request) {
    return switch (reader.wantsContacts(request.query())) {
      case BodyReading.Refused<Boolean>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<Boolean>(Boolean contacts, var _) -> {
        List<CustomFieldDefinition> fields = contacts ? fields(request).all() : List.of();
        yield ApiResponse.json(
            writer.fields(fields, request.location(), request.traceId()), "found");
      }
    };
  }

  private ApiResponse create(ApiRequest request) {
    return switch (reader.create(request.body(), ids.next())) {
      case BodyReading.Refused<CustomFieldDefinition>(Problem problem) ->
          ApiResponse.refuse(problem);
      case BodyReading.Accepted<CustomFieldDefinition>(
              CustomFieldDefinition field,
              List<Warning> warnings) ->
          create(request, field, warnings);
    };
  }

  private ApiResponse create(
      ApiRequest request, CustomFieldDefinition field, List<Warning> warnings) {
    LocationId location = request.location();
    return switch (writes.addField(location, request.actor(), field)) {
      case ADDED -> {
        CustomFieldDefinition added = fields(request).byId(field.id()).orElse(field);
        yield ApiResponse.created(
            writer.field(added, warnings, location, request.traceId()), "created");
      }
      case KEY_TAKEN -> ApiResponse.refuse(taken(request, field.key()));
      case ID_TAKEN -> throw new IllegalStateException("a new id is taken");
      case FULL ->
          ApiResponse.refuse(
              new Problem.LimitReached(
                  LocationPart.CUSTOM_FIELD, CustomFieldDefinitions.MAX_COUNT));
    };
  }

  /** Shows a field. As with HighLevel, its key works in place of its id. */
  private ApiResponse show(ApiRequest request) {
    String id = request.id("fieldId");
    CustomFieldDefinitions fields = fields(request);
    return found(request, fields.byId(id).or(() -> fields.byKey(id)), List.of(), "found");
  }

  private ApiResponse change(ApiRequest request) {
    Optional<CustomFieldDefinition> field = fields(request).byId(request.id("fieldId"));
    return field.isEmpty() ? missing(request) : change(request, field.get());
  }

  private ApiResponse change(ApiRequest request, CustomFieldDefinition field) {
    return switch (reader.change(request.body(), field)) {
      case BodyReading.Refused<UnaryOperator<CustomFieldDefinition>>(Problem problem) ->
          ApiResponse.refuse(problem);
      case BodyReading.Accepted<UnaryOperator<CustomFieldDefinition>>(
              var change,
              List<Warning> warnings) ->
          found(
              request,
              writes.changeField(request.location(), request.actor(), field.id(), change),
              warnings,
              "changed");
    };
  }

  private ApiResponse delete(ApiRequest request) {
    return writes.deleteField(request.location(), request.actor(), request.id("fieldId"))
        ? ApiResponse.json(writer.deleted(request.traceId()), "deleted")
        : missing(request);
  }

  /** Refuses all uploads, since Cardfile stores no files. */
  private ApiResponse upload(ApiRequest request) {
    return ApiResponse.refuse(new Problem.NotSupported("Uploads of files"));
  }

  private ApiResponse found(
      ApiRequest request,
      Optional<CustomFieldDefinition> field,
      List<Warning> warnings,
      String outcome) {
    return field
        .map(each ->
            ApiResponse.json(
                writer.field(each, warnings, request.location(), request.traceId()), outcome))
        .orElseGet(() -> missing(request));
  }

  private Problem taken(ApiRequest request, String key) {
    String existing = fields(request).byKey(key).map(CustomFieldDefinition::id).orElse(null);
    return new Problem.AlreadyThere(
        LocationPart.CUSTOM_FIELD, CustomFieldDefinition.KEY_PREFIX + key, existing);
  }

  private static ApiResponse missing(ApiRequest request) {
    return ApiResponse.refuse(
        new Problem.PartNotFound(LocationPart.CUSTOM_FIELD, request.id("fieldId")));
  }

  private CustomFieldDefinitions fields(ApiRequest request) {
    return locations
        .find(request.location())
        .orElseThrow(() -> new UnknownLocation(request.location()))
        .customFields();
  }
}
