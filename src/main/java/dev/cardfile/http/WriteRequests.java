package dev.cardfile.http;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.upsert.Reading;
import dev.cardfile.upsert.UpsertRequest;
import dev.cardfile.wire.Problem;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.LocationView;
import dev.cardfile.write.Work;
import dev.cardfile.write.WorkExecutor;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Answers requests that write contacts, or what belongs to contacts: it has their works run, or
 * refuses them.
 *
 * <p>Some can only be read with the location's country and custom fields at hand, but these are
 * certain only under the store's lock, where it is too late to read. So such a request is read with
 * what was last seen of the location, and read again when that turns out to be old.
 *
 * <p>Every method throws {@link StoreUnavailable} when the store is away, and the caller may try
 * again.
 */
public final class WriteRequests {

  private static final int MAX_READINGS = 10;

  private final LocationView locations;
  private final WorkExecutor executor;

  public WriteRequests(LocationView locations, WorkExecutor executor) {
    this.locations = locations;
    this.executor = executor;
  }

  /** Has a request's work run, and answers what came of it. */
  public <R> ApiResponse answer(
      ApiRequest request, Work<R> work, Function<? super R, ? extends ApiResponse> reply) {
    return reply.apply(executor.run(work));
  }

  /** Refuses a request because of what it says. */
  public ApiResponse refuse(ApiRequest request, Problem problem) {
    return ApiResponse.refuse(problem);
  }

  /**
   * Answers a request whose meaning depends on the location's settings.
   *
   * @param reader reads it by the location's settings; may be called more than once
   * @param write what it says, as a work that decides nothing unless the settings are those that it
   *     was read by
   */
  public <R> ApiResponse answer(
      ApiRequest request,
      Function<Location, Reading<Problem>> reader,
      BiFunction<Location, UpsertRequest, Work<Attempt<R>>> write,
      Function<? super R, ? extends ApiResponse> reply) {
    LocationId id = request.location();
    Location seen = locations.lastSeen(id);
    for (int readings = 0; readings < MAX_READINGS; readings++) {
      Location fresh;
      switch (reader.apply(seen)) {
        case Reading.Refused<Problem>(Problem problem) -> {
          fresh = locations.fresh(id);
          if (fresh.revision() == seen.revision()) {
            return refuse(request, problem);
          }
        }
        case Reading.Accepted<Problem>(UpsertRequest said) -> {
          switch (executor.run(write.apply(seen, said))) {
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
