package dev.cardfile.http;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
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
final class LocationEndpoint {

  private final LocationStore locations;
  private final LocationSettings writes;
  private final LocationReader reader;
  private final LocationWriter writer;

  LocationEndpoint(
      LocationStore locations,
      LocationSettings writes,
      LocationReader reader,
      LocationWriter writer) {
    this.locations = locations;
    this.writes = writes;
    this.reader = reader;
    this.writer = writer;
  }

  /** A search, which sees no other location than the token's. */
  Reply search(Call call) {
    return switch (LocationSearch.read(call.query())) {
      case BodyReading.Refused<LocationSearch>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<LocationSearch>(LocationSearch search, var _) -> {
        List<Location> visible = locations.find(call.location()).stream().toList();
        yield Reply.json(writer.locations(search.among(visible), call.traceId()), "found");
      }
    };
  }

  Reply show(Call call) {
    return found(call, locations.find(call.location()), OptionalLong.empty(), List.of());
  }

  Reply change(Call call) {
    LocationId id = call.location();
    return switch (reader.read(call.body())) {
      case BodyReading.Refused<LocationChange>(Problem problem) -> Reply.refuse(problem);
      case BodyReading.Accepted<LocationChange>(LocationChange change, List<Warning> warnings) -> {
        Optional<Location> changed = writes.change(id, call.actor(), change);
        boolean forbidden = Boolean.FALSE.equals(change.allowDuplicates());
        yield found(
            call,
            changed,
            forbidden ? OptionalLong.of(locations.countDuplicates(id)) : OptionalLong.empty(),
            warnings);
      }
    };
  }

  private Reply found(
      Call call, Optional<Location> location, OptionalLong duplicates, List<Warning> warnings) {
    Location own = location.orElseThrow(() -> new UnknownLocation(call.location()));
    return Reply.json(writer.location(own, duplicates, warnings, call.traceId()), "found");
  }
}
