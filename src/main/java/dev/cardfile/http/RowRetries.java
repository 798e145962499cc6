package dev.cardfile.http;

import dev.cardfile.contact.ContactId;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.RetryOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.wire.Problem;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.rows.RowOutcome;
import dev.cardfile.write.work.SafeRetries;
import dev.cardfile.write.work.SafeRetries.Retried;
import dev.cardfile.write.work.Work;
import dev.cardfile.write.work.WorkExecutor;
import dev.cardfile.write.work.WriteTerms;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes it safe to retry a request of many rows. The request's key is kept with its fingerprint
 * before the first row is written, and the outcome of each row in the row's own transaction. A
 * retry is answered with the kept outcomes of the rows that are done, and writes the others.
 */
public final class RowRetries {

  private static final int OK = 200;
  private static final String NEW = "new";
  private static final String UNCHANGED = "unchanged";
  private static final String ID = "id";

  private final SafeRetries retries;
  private final WorkExecutor executor;
  private final InstantSource clock;
  private final Consumer<LocationId> kept;
  private final Metrics metrics;

  /**
   * @param kept is called with each location in which an outcome is kept
   */
  public RowRetries(
      SafeRetries retries,
      WorkExecutor executor,
      InstantSource clock,
      Consumer<LocationId> kept,
      Metrics metrics) {
    this.retries = retries;
    this.executor = executor;
    this.clock = clock;
    this.kept = kept;
    this.metrics = metrics;
  }

  /** Whether the rows of a request may be written, and with which keys. */
  public sealed interface Begun {

    record Refused(Problem problem) implements Begun {}

    /**
     * No key is kept: the request has none, or is a dry run. If sent again, it counts as a new
     * request.
     */
    record Unkeyed() implements Begun {}

    record Keyed(Keys keys) implements Begun {}
  }

  /** The outcome of a row of a request with a key. */
  public sealed interface Row<P> {

    record Fresh<P>(RowOutcome<P> outcome) implements Row<P> {}

    /** The row was written by an earlier attempt of the same request. */
    record Replayed<P>(boolean created, boolean unchanged, ContactId contact) implements Row<P> {}

    /** The row was written by an earlier attempt, and its person has been erased since. */
    record Erased<P>() implements Row<P> {}
  }

  /**
   * Reads a request's key, and keeps it unless it is kept already.
   *
   * @param dryRun whether nothing is to be written, not even the key
   */
  public Begun begin(ApiRequest request, boolean dryRun) {
    return switch (RetryKeys.of(request)) {
      case RetryKeys.Reading.Absent() -> new Begun.Unkeyed();
      case RetryKeys.Reading.Invalid() -> new Begun.Refused(new Problem.IdempotencyKeyInvalid());
      case RetryKeys.Reading.Given(SafeRetries.Keyed keyed) ->
          begin(request.location(), request.terms(), keyed, dryRun);
    };
  }

  /** Does the same for a key that has been read, in a location and on these terms. */
  public Begun begin(
      LocationId location, WriteTerms terms, SafeRetries.Keyed keyed, boolean dryRun) {
    String now = Long.toString(clock.millis());
    Work<String> reserving = new Work<>(location, terms, Set.of(), view -> Decision.of(now));
    Retried<String> retried =
        executor.run(
            retries.safe(
                dryRun ? reserving.dry() : reserving,
                keyed,
                at ->
                    Optional.of(
                        new SafeRetries.Kept(null, new RetryOutcome.Answer(OK, at, null)))));
    return switch (retried) {
      case Retried.Fresh<String>(String at) -> {
        if (dryRun) {
          yield new Begun.Unkeyed();
        }
        metrics.retried("kept");
        kept.accept(location);
        yield new Begun.Keyed(new Keys(keyed, at));
      }
      case Retried.Replayed<String>(RetryOutcome.Answer answer) -> {
        metrics.retried(KeptAnswer.REPLAYED);
        yield new Begun.Keyed(new Keys(keyed, answer.body()));
      }
      case Retried.Reused<String>() -> {
        metrics.retried("reused");
        yield new Begun.Refused(new Problem.IdempotencyKeyReused());
      }
      case Retried.Erased<String>() -> new Begun.Refused(new Problem.Erased(true));
    };
  }

  /** The keys of a request's rows. */
  public final class Keys {

    private final SafeRetries.Keyed request;
    private final String begun;

    /**
     * @param begun when the request was first sent. It is part of the rows' keys, because outcomes
     *     of rows may remain from an older request with the same key, whose own outcome was
     *     deleted.
     */
    private Keys(SafeRetries.Keyed request, String begun) {
      this.request = request;
      this.begun = begun;
    }

    /** Wraps the work of a row so that the row is written only once. */
    public <P> Work<Attempt<Row<P>>> row(int index, Work<Attempt<RowOutcome<P>>> work) {
      RetryKey key = request.key();
      // A key sent by a caller cannot contain a blank, so it is never the same as a row's.
      RetryKey own = new RetryKey(key.scope(), key.key() + " " + begun + " " + index);
      return retries
          .safe(work, new SafeRetries.Keyed(own, request.fingerprint()), RowRetries::keptOf)
          .map(RowRetries::told);
    }
  }

  private static <P> Optional<SafeRetries.Kept> keptOf(Attempt<RowOutcome<P>> attempt) {
    return attempt
        .done()
        .filter(RowOutcome.Decided.class::isInstance)
        .map(row -> (RowOutcome.Decided<P>) row)
        .filter(decided -> decided.outcome() instanceof UpsertResult)
        .map(decided -> keptOf((UpsertResult) decided.outcome(), decided.unchanged()));
  }

  private static SafeRetries.Kept keptOf(UpsertResult result, boolean unchanged) {
    ContactId contact = result.contact().id();
    JsonObject told =
        JsonObject.EMPTY
            .with(NEW, result.created())
            .with(UNCHANGED, unchanged)
            .with(ID, contact.value());
    return new SafeRetries.Kept(
        contact, new RetryOutcome.Answer(OK, JsonWriter.compact(told), null));
  }

  private static <P> Attempt<Row<P>> told(Retried<Attempt<RowOutcome<P>>> retried) {
    return switch (retried) {
      case Retried.Fresh<Attempt<RowOutcome<P>>>(Attempt<RowOutcome<P>> attempt) ->
          attempt.map(Row.Fresh::new);
      case Retried.Replayed<Attempt<RowOutcome<P>>>(RetryOutcome.Answer answer) -> {
        JsonObject told = JsonReader.parse(answer.body());
        yield new Attempt.Done<>(
            new Row.Replayed<>(
                new JsonBoolean(true).equals(told.get(NEW)),
                new JsonBoolean(true).equals(told.get(UNCHANGED)),
                new ContactId(told.get(ID) instanceof JsonString(String id) ? id : "")));
      }
      case Retried.Erased<Attempt<RowOutcome<P>>>() -> new Attempt.Done<>(new Row.Erased<>());
      case Retried.Reused<Attempt<RowOutcome<P>>>() ->
          throw new IllegalStateException("the key of a row that is another request's");
    };
  }
}
