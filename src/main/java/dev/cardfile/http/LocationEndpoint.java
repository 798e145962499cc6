package dev.cardfile.http;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.LocationChange;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.wire.AnswerWriter;
import dev.cardfile.wire.LocationReader;
import dev.cardfile.wire.LocationReading;
import dev.cardfile.wire.Problem;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code GET} and {@code PUT /locations/{locationId}}. Any other location than the token's is
 * refused in the same words, whether or not it exists.
 */
final class LocationEndpoint {

  private final LocationStore locations;
  private final LocationReader reader;
  private final AnswerWriter writer;

  LocationEndpoint(LocationStore locations, LocationReader reader, AnswerWriter writer) {
    this.locations = locations;
    this.reader = reader;
    this.writer = writer;
  }

  Reply show(Call call) {
    return own(call)
        .map(id -> found(call, locations.find(id), OptionalLong.empty()))
        .orElseGet(() -> Reply.refuse(new Problem.ForeignLocation()));
  }

  Reply change(Call call) {
    return own(call)
        .map(id -> change(call, id))
        .orElseGet(() -> Reply.refuse(new Problem.ForeignLocation()));
  }

  private static Optional<LocationId> own(Call call) {
    return Optional.of(call.location()).filter(id -> id.value().equals(call.id("locationId")));
  }

  private Reply change(Call call, LocationId id) {
    return switch (reader.read(call.body())) {
      case LocationReading.Refused(Problem problem) -> Reply.refuse(problem);
      case LocationReading.Accepted(LocationChange change) -> {
        Optional<Location> changed = locations.change(id, change);
        boolean forbidden = Boolean.FALSE.equals(change.allowDuplicates());
        yield found(
            call,
            changed,
            forbidden ? OptionalLong.of(locations.countDuplicates(id)) : OptionalLong.empty());
      }
    };
  }

  private Reply found(Call call, Optional<Location> location, OptionalLong duplicates) {
    Location own = location.orElseThrow(() -> new UnknownLocation(call.location()));
    return Reply.json(writer.location(own, duplicates, call.traceId()), "found");
  }
}
