package dev.cardfile.store.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs batches, each in a transaction, and tells their callers. Where one member brings the whole
 * transaction down, each runs again alone, so that only that one fails.
 */
final class Batches {

  private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

  private final Writer writer;
  private final Dialect dialect;
  private final Function<Session, Batch.Transaction> transactions;
  private final StoreEvents events;

  Batches(
      Writer writer,
      Dialect dialect,
      Function<Session, Batch.Transaction> transactions,
      StoreEvents events) {
    this.writer = writer;
    this.dialect = dialect;
    this.transactions = transactions;
    this.events = events;
  }

  void run(List<Piece<?>> pieces) {
    try {
      commit(pieces);
    } catch (SQLException e) {
      if (dialect.isFaultOfData(e)) {
        runAlone(pieces, e);
      } else {
        LOG.warn("the store is away: a batch of {} was not written", pieces.size(), e);
        events.batchFailed(pieces.size());
        pieces.forEach(piece -> piece.fail(e));
      }
    } catch (RuntimeException e) {
      runAlone(pieces, e);
    }
  }

  private void commit(List<Piece<?>> pieces) throws SQLException {
    Duration commit =
        writer
            .write(
                pieces.size(),
                session -> {
                  new Batch(pieces, transactions.apply(session)).run();
                  return pieces;
                })
            .commit();
    pieces.forEach(Piece::release);
    events.batchCommitted(pieces.size(), commit);
  }

  private void runAlone(List<Piece<?>> pieces, Exception cause) {
    if (pieces.size() > 1) {
      pieces.forEach(piece -> run(List.of(piece)));
    } else {
      LOG.error("a work could not be written, and would fail again", cause);
      Piece<?> culprit = pieces.getFirst();
      culprit.refuse(new IllegalStateException("the store cannot write this", cause));
      culprit.release();
    }
  }
}
