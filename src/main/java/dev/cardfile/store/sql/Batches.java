package dev.cardfile.store.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs batches, each in a transaction, and tells their callers. Where one member brings the whole
 * transaction down, each runs again alone, so that only that one fails.
 */
final class Batches {

  private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

  private final Writer writer;
  private final Durability durability;
  private final Dialect dialect;
  private final Function<Session, Batch.Transaction> transactions;
  private final SearchIndexer indexer;
  private final StoreEvents events;
  private @Nullable Unreached unreached;

  /** Why the database could not be reached the last time, and when that was known. */
  private record Unreached(SQLException reason, long nanos) {}

  Batches(
      Writer writer,
      Durability durability,
      Dialect dialect,
      Function<Session, Batch.Transaction> transactions,
      SearchIndexer indexer,
      StoreEvents events) {
    this.writer = writer;
    this.durability = durability;
    this.dialect = dialect;
    this.transactions = transactions;
    this.indexer = indexer;
    this.events = events;
  }

  void run(List<Piece<?>> pieces) {
    List<Piece<?>> hopeful = withoutThoseWhoWaitedInVain(pieces);
    if (!hopeful.isEmpty()) {
      write(hopeful);
    }
  }

  /** Else all who wait for a database that is silent would try it one batch after the other. */
  private List<Piece<?>> withoutThoseWhoWaitedInVain(List<Piece<?>> pieces) {
    Unreached last = unreached;
    if (last == null) {
      return pieces;
    }
    List<Piece<?>> hopeful = new ArrayList<>();
    List<Piece<?>> inVain = new ArrayList<>();
    pieces.forEach(piece -> (piece.cameBefore(last.nanos()) ? inVain : hopeful).add(piece));
    if (!inVain.isEmpty()) {
      inVain.forEach(piece -> piece.fail(last.reason()));
      events.batchFailed(inVain.size());
    }
    return hopeful;
  }

  private void write(List<Piece<?>> pieces) {
    Writer.Committed<Batch> written;
    try {
      written = writer.write(pieces.size(), session -> written(pieces, session));
    } catch (SQLException e) {
      fail(pieces, e);
      return;
    } catch (RuntimeException e) {
      runAlone(pieces, e);
      return;
    }
    written.result().committed();
    written.result().tell(indexer);
    durability.ended(written.number(), new Answers(pieces, written.startNanos()));
  }

  /** What the callers of a batch are told when it is on disk. */
  private final class Answers implements Durability.Waiting {

    private final List<Piece<?>> pieces;
    private final long commitNanos;

    Answers(List<Piece<?>> pieces, long commitNanos) {
      this.pieces = pieces;
      this.commitNanos = commitNanos;
    }

    @Override
    public void onDisk() {
      pieces.forEach(Piece::release);
      events.batchCommitted(pieces.size(), Duration.ofNanos(System.nanoTime() - commitNanos));
    }

    @Override
    public void fail(Throwable cause) {
      pieces.forEach(piece -> piece.fail(cause));
      events.batchFailed(pieces.size());
    }
  }

  private Batch written(List<Piece<?>> pieces, Session session) throws SQLException {
    Batch batch = new Batch(pieces, transactions.apply(session));
    batch.run();
    return batch;
  }

  private void fail(List<Piece<?>> pieces, SQLException cause) {
    if (dialect.failure(cause) == Dialect.Failure.OF_DATA) {
      runAlone(pieces, cause);
    } else {
      if (cause instanceof NotConnected) {
        unreached = new Unreached(cause, System.nanoTime());
      }
      String state = cause instanceof OutcomeUnknown ? "may have been written" : "was not written";
      LOG.warn("the store is unavailable: a batch of {} {}", pieces.size(), state, cause);
      pieces.forEach(piece -> piece.fail(cause));
      events.batchFailed(pieces.size());
    }
  }

  private void runAlone(List<Piece<?>> pieces, Exception cause) {
    if (pieces.size() > 1) {
      pieces.forEach(piece -> run(List.of(piece)));
    } else {
      LOG.error("a write failed, and would fail again", cause);
      Piece<?> culprit = pieces.getFirst();
      culprit.refuse(new IllegalStateException("the store cannot write this", cause));
      culprit.release();
    }
  }
}
