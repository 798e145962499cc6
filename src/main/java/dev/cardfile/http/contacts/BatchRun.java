package dev.cardfile.http.contacts;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.ContactId;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.Metrics;
import dev.cardfile.http.RowRetries;
import dev.cardfile.http.body.Spool;
import dev.cardfile.json.JsonItems;
import dev.cardfile.location.Location;
import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.upsert.NotUpserted;
import dev.cardfile.upsert.UpsertOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.batch.BatchAnswers;
import dev.cardfile.wire.batch.BatchReader;
import dev.cardfile.wire.batch.BatchRow;
import dev.cardfile.wire.batch.RowAnswer;
import dev.cardfile.wire.contact.ContactView;
import dev.cardfile.wire.contact.OptionsReader;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.rows.Row;
import dev.cardfile.write.rows.RowOutcome;
import dev.cardfile.write.rows.RowPipeline;
import dev.cardfile.write.rows.RowResult;
import dev.cardfile.write.rows.RowUpserts;
import dev.cardfile.write.rows.Unchanged;
import dev.cardfile.write.work.Work;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Upserts the rows of one request, and writes the answer to a spool. */
final class BatchRun {

  private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);

  /** If an answer grows beyond this, in bytes, it names further contacts by their ids only. */
  private static final long MOST_ANSWERED = 64L << 20;

  static final long RETRY_AFTER_SECONDS = 1;

  private final ApiRequest request;
  private final OptionsReader.Said options;
  private final BatchReader reader;
  private final RowUpserts upserts;
  private final RowRetries.@Nullable Keys keys;
  private final Metrics metrics;
  private final Spool spool;
  private final BatchAnswers answers;
  private final Attribution attribution;
  private final boolean minimal;
  private final Map<ContactId, Integer> firstRows = new HashMap<>();
  private final Set<ContactId> supposed = new HashSet<>();
  private final Queue<RowAnswer.Place> underWay = new ArrayDeque<>();
  private final Counting counting = new Counting();
  private @Nullable StoreUnavailable away;

  /** Why the answer cannot be kept; null as long as it can. */
  private @Nullable IOException full;

  /** The number of rows with each result. */
  private static final class Counting {
    private int created;
    private int updated;
    private int unchanged;
    private int failed;
    private int interrupted;
    private int replayed;

    BatchAnswers.Counts counts() {
      return new BatchAnswers.Counts(created, updated, unchanged, failed, interrupted);
    }
  }

  /**
   * @param keys null if no {@code Idempotency-Key} is kept for the request
   * @param spool receives the answer
   */
  BatchRun(
      ApiRequest request,
      OptionsReader.Said options,
      BatchReader reader,
      RowUpserts upserts,
      RowRetries.@Nullable Keys keys,
      Metrics metrics,
      Spool spool) {
    this.request = request;
    this.options = options;
    this.reader = reader;
    this.upserts = upserts;
    this.keys = keys;
    this.metrics = metrics;
    this.spool = spool;
    this.answers = new BatchAnswers(request.spooled().isLines());
    this.attribution = request.origin().attribution();
    this.minimal = request.headers().wantsMinimal();
  }

  /**
   * Writes all rows, or those before the answer finds no room in the folder for temporary files.
   *
   * @throws StoreUnavailable if the store became unavailable before the first row was written, or a
   *     dry run does not get enough memory
   */
  void run(RowPipeline pipeline, JsonItems items) {
    keep(answers.begin());
    if (options.options().dryRun()) {
      pipeline.rehearse(request.location(), kept(items), this::answer);
    } else {
      pipeline.run(request.location(), rows(items), this::answer);
    }
    BatchAnswers.Counts counts = counting.counts();
    if (away != null && isNothingDone(counts)) {
      throw away;
    }
    keep(answers.end(counts, request.traceId()));
    metrics.rowsWritten(counts());
  }

  /** Adds to the answer, unless something before was lost. */
  private void keep(byte[] bytes) {
    if (full != null) {
      return;
    }
    try {
      spool.write(bytes);
    } catch (IOException failure) {
      LOG.atWarn()
          .addKeyValue("trace", request.traceId())
          .setCause(failure)
          .log(
              "the answer to a batch cannot be kept in the folder for temporary files; make room"
                  + " there");
      full = failure;
    }
  }

  /** Reports whether the whole answer is in the spool. */
  boolean isKept() {
    return full == null;
  }

  private static boolean isNothingDone(BatchAnswers.Counts counts) {
    return counts.created() + counts.updated() + counts.unchanged() + counts.failed() == 0;
  }

  private Iterator<SentRow> rows(JsonItems items) {
    return new Iterator<>() {
      private int index;

      @Override
      public boolean hasNext() {
        return full == null && items.hasNext();
      }

      @Override
      public SentRow next() {
        BatchRow row = BatchReader.row(index++, items.next());
        underWay.add(new RowAnswer.Place(row.index(), row.clientRef()));
        return new SentRow(row);
      }
    };
  }

  /** Reads all rows into memory, as a dry run needs them. */
  private List<SentRow> kept(JsonItems items) {
    List<SentRow> all = new ArrayList<>();
    long weight = 0;
    for (Iterator<SentRow> rows = rows(items); rows.hasNext(); ) {
      SentRow row = rows.next();
      weight += row.weight();
      if (!request.spooled().memory().growTo(BatchRoutes.SPOOLS + weight)) {
        throw new StoreUnavailable(Outage.BUSY, "too much memory is taken by requests", null);
      }
      all.add(row);
    }
    return all;
  }

  /** A row of the request, which is read again whenever the location's settings have changed. */
  private final class SentRow implements Row<RowRetries.Row<Problem>> {

    private final BatchRow sent;

    SentRow(BatchRow sent) {
      this.sent = sent;
    }

    @Override
    public Work<Attempt<RowRetries.Row<Problem>>> by(Location seen) {
      Work<Attempt<RowOutcome<Problem>>> work =
          upserts.row(
              seen,
              request.terms().where(sent.precondition()),
              reader.read(sent, options, seen, attribution),
              Unchanged.WRITTEN);
      return keys == null
          ? work.map(attempt -> attempt.map(RowRetries.Row.Fresh::new))
          : keys.row(sent.index(), work);
    }

    @Override
    public long weight() {
      return sent.weight();
    }
  }

  private void answer(RowResult<RowRetries.Row<Problem>> result) {
    RowAnswer.Place place = underWay.remove();
    keep(
        switch (result) {
          case RowResult.Done<RowRetries.Row<Problem>>(RowRetries.Row<Problem> row) ->
              answer(place, row);
          case RowResult.NotDone<RowRetries.Row<Problem>>(StoreUnavailable why) -> {
            away = why;
            counting.interrupted++;
            yield RowAnswer.of(place, new Problem.StoreAway(RETRY_AFTER_SECONDS));
          }
          case RowResult.Failed<RowRetries.Row<Problem>>(Throwable cause) -> {
            LOG.atError()
                .addKeyValue("trace", request.traceId())
                .setCause(cause)
                .log("a row failed because of a bug in Cardfile");
            yield refused(place, new Problem.ServerFault());
          }
        });
  }

  private void keep(RowAnswer answer) {
    keep(answers.before(answer.place().index() == 0));
    keep(answers.row(answer));
    keep(answers.after());
  }

  private RowAnswer refused(RowAnswer.Place place, Problem problem) {
    counting.failed++;
    return RowAnswer.of(place, problem);
  }

  private RowAnswer answer(RowAnswer.Place place, RowRetries.Row<Problem> row) {
    return switch (row) {
      case RowRetries.Row.Erased<Problem>() -> refused(place, new Problem.Erased(true));
      case RowRetries.Row.Replayed<Problem>(
              boolean created,
              boolean unchanged,
              ContactId contact) -> {
        counting.replayed++;
        yield done(place, RowAnswer.replayed(created, unchanged, contact), contact);
      }
      case RowRetries.Row.Fresh<Problem>(RowOutcome<Problem> outcome) ->
          switch (outcome) {
            case RowOutcome.Refused<Problem>(Problem problem) -> refused(place, problem);
            case RowOutcome.Decided<Problem>(UpsertOutcome decided, boolean unchanged) ->
                decided(place, decided, unchanged);
          };
    };
  }

  private RowAnswer decided(RowAnswer.Place place, UpsertOutcome outcome, boolean unchanged) {
    return switch (outcome) {
      case NotUpserted why -> refused(place, ContactReplies.problem(why));
      case UpsertResult result -> {
        boolean dry = options.options().dryRun();
        if (dry) {
          metrics.upsertTried(result.outcome());
        } else {
          metrics.upserted(result.outcome());
        }
        RowAnswer.Done done =
            RowAnswer.done(
                result,
                unchanged,
                shown(result, dry),
                minimal || spool.size() > MOST_ANSWERED,
                dry);
        yield done(place, done, result.contact().id());
      }
    };
  }

  /** Returns the contact for the answer, without an id if only the dry run has created it. */
  private ContactView shown(UpsertResult result, boolean dry) {
    ContactView contact =
        new ContactView(result.contact(), request.location(), request.known().version());
    if (dry && result.created()) {
      supposed.add(result.contact().id());
    }
    return supposed.contains(result.contact().id()) ? contact.notThere() : contact;
  }

  private RowAnswer done(RowAnswer.Place place, RowAnswer.Done done, ContactId contact) {
    if (done.created()) {
      counting.created++;
    } else if (done.unchanged()) {
      counting.unchanged++;
    } else {
      counting.updated++;
    }
    return RowAnswer.of(place, done, firstRows.putIfAbsent(contact, place.index()));
  }

  boolean isMinimal() {
    return minimal;
  }

  /** Reports whether an earlier request has written some of the rows. */
  boolean isReplayed() {
    return counting.replayed > 0;
  }

  /** Reports whether every row succeeded. */
  boolean isWhole() {
    return counting.failed + counting.interrupted == 0;
  }

  /** Returns the outcome for the log and the metrics. */
  String outcome() {
    return ContactReplies.outcome(options.options(), "rows");
  }

  /** Returns the number of rows with each result, by its name in the log and the metrics. */
  SequencedMap<String, Long> counts() {
    SequencedMap<String, Long> counts = new LinkedHashMap<>();
    counts.put("created", (long) counting.created);
    counts.put("updated", (long) counting.updated);
    counts.put("unchanged", (long) counting.unchanged);
    counts.put("failed", (long) counting.failed);
    counts.put("interrupted", (long) counting.interrupted);
    return counts;
  }
}
