package dev.cardfile.http;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Outage;
import dev.cardfile.store.RetryOutcome;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.wire.Problem;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.LocationView;
import dev.cardfile.write.work.SafeRetries;
import dev.cardfile.write.work.SafeRetries.Retried;
import dev.cardfile.write.work.Work;
import dev.cardfile.write.work.WorkExecutor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests that write contacts, or what belongs to contacts: runs their works, or rejects
 * them. A retry with an {@code Idempotency-Key} gets the answer that was kept.
 *
 * <p>Some requests can be parsed only with the location's country and custom fields. These are
 * certain only under the store's lock, where it is too late to parse. So such a request is parsed
 * with the location as last seen, and parsed again if that turns out to be stale.
 *
 * <p>Every method throws {@link StoreUnavailable} if the store is unavailable; the caller may
 * retry.
 */
public final class WriteRequests {

  private static final int MAX_READINGS = 10;

  private final LocationView locations;
  private final WorkExecutor executor;
  private final SafeRetries retries;
  private final Consumer<LocationId> kept;
  private final Metrics metrics;

  /**
   * @param kept is called with each location in which an outcome is kept
   */
  public WriteRequests(
      LocationView locations,
      WorkExecutor executor,
      SafeRetries retries,
      Consumer<LocationId> kept,
      Metrics metrics) {
    this.locations = locations;
    this.executor = executor;
    this.retries = retries;
    this.kept = kept;
    this.metrics = metrics;
  }

  /**
   * Turns the result of a work into an answer.
   *
   * @param <R> the result
   */
  @FunctionalInterface
  public interface Reply<R> {

    /** Returns the answer for a result. Must be pure, as it may be called within the work. */
    ApiResponse to(R result);

    /** Called when a result has been written, but not when one is replayed. */
    default void written(R result) {}
  }

  /** A result and its answer, which is made within the work to be kept in the same transaction. */
  private record Replied<R>(R result, ApiResponse response) {}

  /** Runs a request's work, and answers with its result. */
  public <R> ApiResponse answer(ApiRequest request, Work<R> work, Reply<R> reply) {
    return settled(request, work.map(Attempt.Done::new), reply)
        .done()
        .orElseThrow(() -> new IllegalStateException("a work that depends on no settings"));
  }

  /**
   * Rejects a request because of its content, unless its key is kept: then it is answered as a
   * retry.
   */
  public ApiResponse refuse(ApiRequest request, Problem problem) {
    if (problem.isUnreadable()) {
      return ApiResponse.refuse(problem);
    }
    RetryKeys.Reading key = RetryKeys.of(request);
    Problem ofHeaders = problem(request, key);
    if (ofHeaders != null) {
      return ApiResponse.refuse(ofHeaders);
    }
    return switch (key) {
      case RetryKeys.Reading.Absent(), RetryKeys.Reading.Invalid() -> ApiResponse.refuse(problem);
      case RetryKeys.Reading.Given(SafeRetries.Keyed keyed) ->
          problem instanceof Problem.ForeignLocation
              ? ApiResponse.refuse(problem)
              : retries
                  .<ApiResponse>earlier(request.location(), keyed)
                  .map(earlier -> told(request, earlier))
                  .orElseGet(() -> ApiResponse.refuse(problem));
    };
  }

  /**
   * Answers a request that can be parsed only with the location's settings.
   *
   * @param reader parses the request with the location's settings; may be called more than once
   * @param write makes a work of the parsed request, which decides nothing if the settings have
   *     changed since
   */
  public <R> ApiResponse answer(
      ApiRequest request,
      Function<Location, Reading<Problem>> reader,
      BiFunction<Location, UpsertRequest, Work<Attempt<R>>> write,
      Reply<R> reply) {
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
          switch (settled(request, write.apply(seen, said), reply)) {
            case Attempt.Done<ApiResponse>(ApiResponse response) -> {
              return response;
            }
            case Attempt.Stale<ApiResponse>(Location now) -> {
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

  private <R> Attempt<ApiResponse> settled(
      ApiRequest request, Work<Attempt<R>> work, Reply<R> reply) {
    RetryKeys.Reading key = RetryKeys.of(request);
    Problem ofHeaders = problem(request, key);
    if (ofHeaders != null) {
      return new Attempt.Done<>(ApiResponse.refuse(ofHeaders));
    }
    return switch (key) {
      case RetryKeys.Reading.Absent(), RetryKeys.Reading.Invalid() ->
          once(executor.run(work), reply);
      case RetryKeys.Reading.Given(SafeRetries.Keyed keyed) -> safely(request, keyed, work, reply);
    };
  }

  /** Returns the problem with the key or the preconditions; null without one. */
  private static @Nullable Problem problem(ApiRequest request, RetryKeys.Reading key) {
    return key instanceof RetryKeys.Reading.Invalid
        ? new Problem.IdempotencyKeyInvalid()
        : request.conditions().problem();
  }

  private static <R> Attempt<ApiResponse> once(Attempt<R> attempt, Reply<R> reply) {
    return attempt.map(result -> {
      reply.written(result);
      return reply.to(result);
    });
  }

  private <R> Attempt<ApiResponse> safely(
      ApiRequest request, SafeRetries.Keyed keyed, Work<Attempt<R>> work, Reply<R> reply) {
    Work<Attempt<Replied<R>>> replied =
        work.map(attempt -> attempt.map(result -> new Replied<>(result, reply.to(result))));
    Retried<Attempt<Replied<R>>> retried =
        executor.run(
            retries.safe(
                replied,
                keyed,
                attempt ->
                    attempt
                        .done()
                        .flatMap(done -> KeptAnswer.of(done.response(), request.traceId()))));
    if (!(retried instanceof Retried.Fresh<Attempt<Replied<R>>>(Attempt<Replied<R>> attempt))) {
      return new Attempt.Done<>(told(request, retried));
    }
    return attempt.map(done -> {
      reply.written(done.result());
      if (KeptAnswer.isKept(done.response()) && !work.terms().dryRun()) {
        metrics.retried("kept");
        kept.accept(request.location());
      }
      return done.response();
    });
  }

  /** Returns the answer to a request that writes nothing because of its key. */
  private ApiResponse told(ApiRequest request, Retried<?> retried) {
    return switch (retried) {
      case Retried.Replayed<?>(RetryOutcome.Answer answer) -> {
        metrics.retried(KeptAnswer.REPLAYED);
        yield KeptAnswer.replay(answer, request.traceId());
      }
      case Retried.Reused<?>() -> {
        metrics.retried("reused");
        yield ApiResponse.refuse(new Problem.IdempotencyKeyReused());
      }
      case Retried.Erased<?>() -> {
        metrics.retried("erased");
        yield ApiResponse.refuse(new Problem.Erased(true));
      }
      case Retried.Fresh<?>(var any) -> throw new IllegalStateException("it was done just now");
    };
  }
}
