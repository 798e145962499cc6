package dev.cardfile.http;

import dev.cardfile.access.Scope;
import dev.cardfile.business.Business;
import dev.cardfile.business.BusinessChange;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.location.Location;
import dev.cardfile.openapi.BusinessOperations;
import dev.cardfile.store.BusinessStore;
import dev.cardfile.upsert.Warning;
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

/** {@code /businesses} and what lies below. What another location has is as none at all. */
final class BusinessRoutes {

  private static final String ALL = "/businesses";
  private static final String EACH = "/businesses/{businessId}";

  private final BusinessStore businesses;
  private final Businesses writes;
  private final LocationView locations;
  private final IdSequence ids;
  private final InstantSource clock;
  private final BusinessReader reader = new BusinessReader();
  private final BusinessWriter writer = new BusinessWriter();

  BusinessRoutes(HttpServer.Parts parts) {
    this.businesses = parts.stores().businesses();
    this.writes = parts.writes().businesses();
    this.locations = parts.locations();
    this.ids = parts.ids();
    this.clock = parts.clock();
  }

  List<Route> routes() {
    return List.of(
        Route.read(ALL, Scope.BUSINESSES_READONLY, BusinessOperations.LIST, this::list),
        Route.write("POST", ALL, Scope.BUSINESSES_WRITE, BusinessOperations.ADD, this::add),
        Route.read(EACH, Scope.BUSINESSES_READONLY, BusinessOperations.SHOW, this::show),
        Route.write("PUT", EACH, Scope.BUSINESSES_WRITE, BusinessOperations.CHANGE, this::change),
        Route.act("DELETE", EACH, Scope.BUSINESSES_WRITE, BusinessOperations.DELETE, this::delete));
  }

  private Reply list(Call call) {
    return switch (reader.readPage(call.query(), call.location())) {
      case BodyReading.Refused<BusinessReader.Page>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<BusinessReader.Page>(BusinessReader.Page page, var _) -> {
        List<Business> found = businesses.list(call.location(), page.limit(), page.skip());
        yield Reply.json(writer.listed(found, call.location(), call.traceId()), "found");
      }
    };
  }

  private Reply add(Call call) {
    return switch (reader.readNew(call.body(), location(call))) {
      case BodyReading.Refused<BusinessChange>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<BusinessChange>(BusinessChange said, List<Warning> warnings) -> {
        Business added = said.create(ids.next(), now());
        writes.add(call.location(), call.actor(), added);
        yield Reply.created(
            writer.written(added, warnings, call.location(), call.traceId()), "created");
      }
    };
  }

  private Reply show(Call call) {
    return businesses
        .find(call.location(), id(call))
        .map(found -> Reply.json(writer.found(found, call.location(), call.traceId()), "found"))
        .orElseGet(() -> missing(call));
  }

  private Reply change(Call call) {
    return switch (reader.readChange(call.body(), location(call))) {
      case BodyReading.Refused<BusinessChange>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<BusinessChange>(BusinessChange said, List<Warning> warnings) ->
          writes
              .change(call.location(), call.actor(), id(call), said, now())
              .map(changed ->
                  Reply.json(
                      writer.written(changed, warnings, call.location(), call.traceId()),
                      "updated"))
              .orElseGet(() -> missing(call));
    };
  }

  private Reply delete(Call call) {
    return writes.delete(call.location(), call.actor(), id(call), now())
        ? Reply.json(writer.deleted(call.traceId()), "deleted")
        : missing(call);
  }

  /** What a phone number means depends on it. */
  private Location location(Call call) {
    return locations.fresh(call.location());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Reply missing(Call call) {
    return Reply.refuse(new Problem.BusinessNotFound(id(call)));
  }

  private static String id(Call call) {
    return call.id("businessId");
  }
}
