package dev.cardfile.http.businesses;

import dev.cardfile.access.Scope;
import dev.cardfile.business.Business;
import dev.cardfile.business.BusinessChange;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.location.Location;
import dev.cardfile.openapi.BusinessOperations;
import dev.cardfile.store.BusinessStore;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.business.BusinessReader;
import dev.cardfile.wire.business.BusinessWriter;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.Businesses;
import dev.cardfile.write.LocationView;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The routes {@code /businesses} and below. Businesses of other locations are treated as if they
 * did not exist.
 */
public final class BusinessRoutes {

  private static final String ALL = "/businesses";
  private static final String EACH = "/businesses/{businessId}";

  private final BusinessStore businesses;
  private final Businesses writes;
  private final LocationView locations;
  private final IdSequence ids;
  private final InstantSource clock;
  private final BusinessReader reader = new BusinessReader();
  private final BusinessWriter writer = new BusinessWriter();

  public BusinessRoutes(
      BusinessStore businesses,
      Businesses writes,
      LocationView locations,
      IdSequence ids,
      InstantSource clock) {
    this.businesses = businesses;
    this.writes = writes;
    this.locations = locations;
    this.ids = ids;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.read(ALL, Scope.BUSINESSES_READONLY, BusinessOperations.LIST, this::list),
        Route.write("POST", ALL, Scope.BUSINESSES_WRITE, BusinessOperations.ADD, this::add),
        Route.read(EACH, Scope.BUSINESSES_READONLY, BusinessOperations.SHOW, this::show),
        Route.write("PUT", EACH, Scope.BUSINESSES_WRITE, BusinessOperations.CHANGE, this::change),
        Route.act("DELETE", EACH, Scope.BUSINESSES_WRITE, BusinessOperations.DELETE, this::delete));
  }

  private ApiResponse list(ApiRequest request) {
    return switch (reader.readPage(request.query(), request.location())) {
      case BodyReading.Refused<BusinessReader.Page>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<BusinessReader.Page>(BusinessReader.Page page, var _) -> {
        List<Business> found = businesses.list(request.location(), page.limit(), page.skip());
        yield ApiResponse.json(
            writer.listed(found, request.location(), request.traceId()), "found");
      }
    };
  }

  private ApiResponse add(ApiRequest request) {
    return switch (reader.readNew(request.body(), location(request))) {
      case BodyReading.Refused<BusinessChange>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<BusinessChange>(BusinessChange said, List<Warning> warnings) -> {
        Business added = said.create(ids.next(), now());
        writes.add(request.location(), request.actor(), added);
        yield ApiResponse.created(
            writer.written(added, warnings, request.location(), request.traceId()), "created");
      }
    };
  }

  private ApiResponse show(ApiRequest request) {
    return businesses
        .find(request.location(), id(request))
        .map(found ->
            ApiResponse.json(writer.found(found, request.location(), request.traceId()), "found"))
        .orElseGet(() -> missing(request));
  }

  private ApiResponse change(ApiRequest request) {
    return switch (reader.readChange(request.body(), location(request))) {
      case BodyReading.Refused<BusinessChange>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<BusinessChange>(BusinessChange said, List<Warning> warnings) ->
          writes
              .change(request.location(), request.actor(), id(request), said, now())
              .map(changed ->
                  ApiResponse.json(
                      writer.written(changed, warnings, request.location(), request.traceId()),
                      "updated"))
              .orElseGet(() -> missing(request));
    };
  }

  private ApiResponse delete(ApiRequest request) {
    return writes.delete(request.location(), request.actor(), id(request), now())
        ? ApiResponse.json(writer.deleted(request.traceId()), "deleted")
        : missing(request);
  }

  /** Returns the current location, whose country decides how a phone number is read. */
  private Location location(ApiRequest request) {
    return locations.fresh(request.location());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static ApiResponse missing(ApiRequest request) {
    return ApiResponse.refuse(new Problem.BusinessNotFound(id(request)));
  }

  private static String id(ApiRequest request) {
    return request.id("businessId");
  }
}
