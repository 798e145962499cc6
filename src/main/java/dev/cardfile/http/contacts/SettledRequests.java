package dev.cardfile.http.contacts;

import dev.cardfile.http.ApiResponse;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.upsert.Reading;
import dev.cardfile.upsert.UpsertRequest;
import dev.cardfile.wire.Problem;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.LocationView;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads requests as their location's settings say, and has them written.
 *
 * <p>A request can only be read with the location's country and custom fields at hand, but these
 * are certain only under the store's lock, where it is too late to read. So it is read with what
 * was last seen of the location, and read again when that turns out to be old.
 */
public final class SettledRequests {

  private static final int MAX_READINGS = 10;

  private final LocationView locations;

  public SettledRequests(LocationView locations) {
    this.locations = locations;
  }

  /**
   * Answers a request.
   *
   * @param reader reads it by the location's settings; may be called more than once
   * @param write does what it says, unless the settings are not those that it was read by
   * @throws StoreUnavailable when the store is away; the caller may try again
   * @throws dev.cardfile.store.UnknownLocation when there is no such location
   */
  <R> ApiResponse answer(
      LocationId id,
      Function<Location, Reading<Problem>> reader,
      BiFunction<Location, UpsertRequest, Attempt<R>> write,
      Function<R, ApiResponse> reply) {
    Location seen = locations.lastSeen(id);
    for (int readings = 0; readings < MAX_READINGS; readings++) {
      Location fresh;
      switch (reader.apply(seen)) {
        case Reading.Refused<Problem>(Problem problem) -> {
          fresh = locations.fresh(id);
          if (fresh.revision() == seen.revision()) {
            return ApiResponse.refuse(problem);
          }
        }
        case Reading.Accepted<Problem>(UpsertRequest request) -> {
          switch (write.apply(seen, request)) {
            case Attempt.Done<R>(R result) -> {
              return reply.apply(result);
            }
            case Attempt.Stale<R>(Location now) -> {
              locations.saw(now);
              fresh = now;
            }
          }
        }
      }
      seen = fresh;
    }
    throw new StoreUnavailable(
        Outage.BUSY, "the settings of location " + id + " change without pause", null);
  }
}
