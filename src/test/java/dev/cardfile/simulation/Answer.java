package dev.cardfile.simulation;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.wire.Problem;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.LocationView;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The outcome of a request, as a server reaches it but without HTTP. */
sealed interface Answer<R> {

  record Done<R>(R result) implements Answer<R> {}

  record Refused<R>(Problem problem) implements Answer<R> {}

  /** Parses a request with the location as last seen, and again if that was out of date. */
  static <R> Answer<R> to(
      LocationId id,
      LocationView locations,
      Function<Location, Reading<Problem>> reader,
      BiFunction<Location, UpsertRequest, Attempt<R>> write) {
    Location seen = locations.lastSeen(id);
    while (true) {
      switch (reader.apply(seen)) {
        case Reading.Refused<Problem>(Problem problem) -> {
          Location fresh = locations.fresh(id);
          if (fresh.revision() == seen.revision()) {
            return new Refused<>(problem);
          }
          seen = fresh;
        }
        case Reading.Accepted<Problem>(UpsertRequest request) -> {
          switch (write.apply(seen, request)) {
            case Attempt.Done<R>(R result) -> {
              return new Done<>(result);
            }
            case Attempt.Stale<R>(Location fresh) -> {
              locations.saw(fresh);
              seen = fresh;
            }
          }
        }
      }
    }
  }
}
