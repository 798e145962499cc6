package dev.cardfile.http.locations;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.location.LocationTag;
import dev.cardfile.openapi.LocationOperations;
import dev.cardfile.store.NamingResult;
import dev.cardfile.store.TagStore;
import dev.cardfile.wire.LocationPart;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.location.LocationWriter;
import dev.cardfile.wire.location.TagReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.TagLists;
import java.util.List;

/** The routes {@code /locations/{locationId}/tags} and below, for the token's location. */
public final class TagRoutes {

  private static final String ALL = "/locations/{locationId}/tags";
  private static final String EACH = ALL + "/{tagId}";
  private static final Scope READ = Scope.TAGS_READONLY;
  private static final Scope WRITE = Scope.TAGS_WRITE;

  private final TagStore tags;
  private final TagLists writes;
  private final IdSequence ids;
  private final TagReader reader = new TagReader();
  private final LocationWriter writer;

  public TagRoutes(TagStore tags, TagLists writes, IdSequence ids, LocationWriter writer) {
    this.tags = tags;
    this.writes = writes;
    this.ids = ids;
    this.writer = writer;
  }

  public List<Route> routes() {
    return List.of(
        Route.read(ALL, READ, LocationOperations.TAGS, OwnLocation.only(this::list)),
        Route.write("POST", ALL, WRITE, LocationOperations.ADD_TAG, OwnLocation.only(this::create)),
        Route.read(EACH, READ, LocationOperations.TAG, OwnLocation.only(this::show)),
        Route.write(
            "PUT", EACH, WRITE, LocationOperations.RENAME_TAG, OwnLocation.only(this::rename)),
        Route.act(
            "DELETE", EACH, WRITE, LocationOperations.DELETE_TAG, OwnLocation.only(this::delete)));
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.json(
        writer.tags(tags.list(request.location()), request.location(), request.traceId()), "found");
  }

  private ApiResponse create(ApiRequest request) {
    return switch (reader.label(request.body())) {
      case BodyReading.Refused<String>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<String>(String label, var _) ->
          switch (writes.add(
              request.location(), request.actor(), new LocationTag(ids.next(), label))) {
            case NamingResult.Done<LocationTag>(LocationTag tag) ->
                ApiResponse.created(
                    writer.tag(tag, request.location(), request.traceId()), "created");
            case NamingResult.Taken<LocationTag>(String id) -> taken(label, id);
            case NamingResult.Missing<LocationTag>() ->
                throw new IllegalStateException("what is added cannot be missing");
            case NamingResult.Full<LocationTag>() ->
                ApiResponse.refuse(
                    new Problem.LimitReached(LocationPart.TAG, LocationTag.MAX_COUNT));
          };
    };
  }

  private ApiResponse show(ApiRequest request) {
    return tags.find(request.location(), request.id("tagId"))
        .map(tag ->
            ApiResponse.json(writer.tag(tag, request.location(), request.traceId()), "found"))
        .orElseGet(() -> missing(request));
  }

  private ApiResponse rename(ApiRequest request) {
    return switch (reader.label(request.body())) {
      case BodyReading.Refused<String>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<String>(String label, var _) ->
          switch (writes.rename(request.location(), request.actor(), request.id("tagId"), label)) {
            case NamingResult.Done<LocationTag>(LocationTag tag) ->
                ApiResponse.json(writer.tag(tag, request.location(), request.traceId()), "changed");
            case NamingResult.Taken<LocationTag>(String id) -> taken(label, id);
            case NamingResult.Missing<LocationTag>() -> missing(request);
            case NamingResult.Full<LocationTag>() ->
                throw new IllegalStateException("renaming makes no list longer");
          };
    };
  }

  private ApiResponse delete(ApiRequest request) {
    return writes.delete(request.location(), request.actor(), request.id("tagId"))
        ? ApiResponse.json(writer.deleted(request.traceId()), "deleted")
        : missing(request);
  }

  private static ApiResponse taken(String label, String id) {
    return ApiResponse.refuse(new Problem.AlreadyThere(LocationPart.TAG, label, id));
  }

  private static ApiResponse missing(ApiRequest request) {
    return ApiResponse.refuse(new Problem.PartNotFound(LocationPart.TAG, request.id("tagId")));
  }
}
