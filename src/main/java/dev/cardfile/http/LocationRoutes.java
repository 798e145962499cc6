package dev.cardfile.http;

import dev.cardfile.access.Scope;
import dev.cardfile.openapi.LocationOperations;
import dev.cardfile.openapi.OtherOperations;
import dev.cardfile.store.Stores;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.location.LocationReader;
import dev.cardfile.wire.location.LocationWriter;
import java.util.List;
import java.util.stream.Stream;

/**
 * The routes below {@code /locations}. Any other location than the token's is refused in the same
 * words, whether or not it exists.
 */
final class LocationRoutes {

  private static final String SEARCH = "/locations/search";
  private static final String LOCATION = "/locations/{locationId}";
  private static final String FIELDS = LOCATION + "/customFields";
  private static final String UPLOAD = FIELDS + "/upload";
  private static final String FIELD = FIELDS + "/{fieldId}";
  private static final String TAGS = LOCATION + "/tags";
  private static final String TAG = TAGS + "/{tagId}";
  private static final String VALUES = LOCATION + "/customValues";
  private static final String VALUE = VALUES + "/{valueId}";

  private final HttpServer.Parts parts;
  private final LocationWriter writer = new LocationWriter();

  LocationRoutes(HttpServer.Parts parts) {
    this.parts = parts;
  }

  List<Route> all() {
    return Stream.of(settings(), fields(), tags(), values()).flatMap(List::stream).toList();
  }

  private List<Route> settings() {
    LocationEndpoint location =
        new LocationEndpoint(
            stores().locations(), parts.writes().locations(), new LocationReader(), writer);
    return List.of(
        Route.read(SEARCH, Scope.LOCATIONS_READONLY, LocationOperations.SEARCH, location::search),
        Route.read(
            LOCATION, Scope.LOCATIONS_READONLY, LocationOperations.SHOW, own(location::show)),
        Route.write(
            "PUT",
            LOCATION,
            Scope.LOCATIONS_WRITE,
            LocationOperations.CHANGE,
            own(location::change)));
  }

  private List<Route> fields() {
    CustomFieldEndpoint fields =
        new CustomFieldEndpoint(
            stores().locations(), parts.writes().locations(), parts.ids(), writer);
    Scope read = Scope.CUSTOM_FIELDS_READONLY;
    Scope write = Scope.CUSTOM_FIELDS_WRITE;
    return List.of(
        Route.read(FIELDS, read, LocationOperations.FIELDS, own(fields::list)),
        Route.write("POST", FIELDS, write, LocationOperations.ADD_FIELD, own(fields::create)),
        Route.act("POST", UPLOAD, write, OtherOperations.UPLOAD, own(fields::upload)),
        Route.read(FIELD, read, LocationOperations.FIELD, own(fields::show)),
        Route.write("PUT", FIELD, write, LocationOperations.CHANGE_FIELD, own(fields::change)),
        Route.act("DELETE", FIELD, write, LocationOperations.DELETE_FIELD, own(fields::delete)));
  }

  private List<Route> tags() {
    TagEndpoint tags = new TagEndpoint(stores().tags(), parts.writes().tags(), parts.ids(), writer);
    Scope read = Scope.TAGS_READONLY;
    Scope write = Scope.TAGS_WRITE;
    return List.of(
        Route.read(TAGS, read, LocationOperations.TAGS, own(tags::list)),
        Route.write("POST", TAGS, write, LocationOperations.ADD_TAG, own(tags::create)),
        Route.read(TAG, read, LocationOperations.TAG, own(tags::show)),
        Route.write("PUT", TAG, write, LocationOperations.RENAME_TAG, own(tags::rename)),
        Route.act("DELETE", TAG, write, LocationOperations.DELETE_TAG, own(tags::delete)));
  }

  private List<Route> values() {
    NamedValueEndpoint values =
        new NamedValueEndpoint(
            stores().namedValues(), parts.writes().namedValues(), parts.ids(), writer);
    Scope read = Scope.CUSTOM_VALUES_READONLY;
    Scope write = Scope.CUSTOM_VALUES_WRITE;
    return List.of(
        Route.read(VALUES, read, LocationOperations.VALUES, own(values::list)),
        Route.write("POST", VALUES, write, LocationOperations.ADD_VALUE, own(values::create)),
        Route.read(VALUE, read, LocationOperations.VALUE, own(values::show)),
        Route.write("PUT", VALUE, write, LocationOperations.CHANGE_VALUE, own(values::change)),
        Route.act("DELETE", VALUE, write, LocationOperations.DELETE_VALUE, own(values::delete)));
  }

  private Stores stores() {
    return parts.stores();
  }

  private static Endpoint own(Endpoint endpoint) {
    return call ->
        call.location().value().equals(call.id("locationId"))
            ? endpoint.answer(call)
            : Reply.refuse(new Problem.ForeignLocation());
  }
}
