package dev.cardfile.store.sql.follow;

import dev.cardfile.background.Worker;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.sql.group.LocationState;
import dev.cardfile.store.sql.jdbc.LocationWriter;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.statement.FittingRows;
import dev.cardfile.store.sql.statement.SingleRows;
import dev.cardfile.store.sql.statement.SizeStatements;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.ContactTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extends the search index in the background. In each location it indexes all contacts except the
 * newest, many at a time and in the order of their ids. That is far cheaper than indexing each
 * contact as it is written, and a small location needs no index at all.
 *
 * <p>Several processes may index the same store: each continues where the others have stopped.
 */
public final class SearchIndexer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SearchIndexer.class);

  private static final int AT_ONCE = 200;

  /**
   * The number of contacts to index at once while others write, who have to wait for the
   * transaction.
   */
  private static final int AT_ONCE_BESIDE_OTHERS = 40;

  /**
   * The pause after a transaction while others write, as a multiple of its duration. It is long
   * because searches work without the index, too.
   */
  private static final long SHARE_OF_OTHERS = 20;

  private static final long PAUSE_AFTER_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LocationWriter writer;
  private final Readers readers;
  private final boolean idle;
  private final int left;
  private final int atOnce;

  private final Worker worker = new Worker("cardfile-indexer");
  private final Map<LocationId, Integer> addedTo = new HashMap<>();
  private final SequencedSet<LocationId> due = new LinkedHashSet<>();
  private boolean othersWrote;

  /**
   * Starts with the contacts that earlier processes have left unindexed.
   *
   * @param unindexed how many of a location's newest contacts the index may lack; {@link
   *     Integer#MAX_VALUE} to index nothing
   */
  public SearchIndexer(LocationWriter writer, Readers readers, int unindexed) {
    this.writer = writer;
    this.readers = readers;
    this.idle = unindexed == Integer.MAX_VALUE;
    this.atOnce = Math.clamp(unindexed / 2, 1, AT_ONCE);
    this.left = Math.max(0, unindexed - atOnce); // fewer than atOnce more may be unreported
    worker.start(this::run);
  }

  /**
   * Called after a write in a location.
   *
   * @param added how many contacts were added that are not in the index
   */
  void written(LocationId location, int added) {
    worker.lock();
    try {
      othersWrote = true;
      if (added > 0 && !idle && addedTo.merge(location, added, Integer::sum) >= atOnce) {
        addedTo.remove(location);
        due.add(location);
        worker.wake();
      }
    } finally {
      worker.unlock();
    }
  }

  @Override
  public void close() {
    worker.close();
  }

  private void run() {
    boolean begun = idle;
    while (!worker.isClosed()) {
      try {
        if (!begun) {
          readers.read(SingleRows::locationIds).forEach(this::add);
          begun = true;
        }
        catchUp();
      } catch (StoreUnavailable away) {
        LOG.debug("the search index will be updated later", away);
        worker.pause(PAUSE_AFTER_FAILURE_NANOS);
      } catch (RuntimeException e) {
        LOG.error("a search index could not be updated; searches there take longer", e);
        worker.pause(PAUSE_AFTER_FAILURE_NANOS);
      }
    }
  }

  /** Indexes until the indexer is closed or the store is unavailable. */
  private void catchUp() {
    for (LocationId next = awaitDue(); next != null; next = awaitDue()) {
      try {
        if (isBehind(next)) {
          indexSome(next, othersWrite());
        }
      } catch (StoreUnavailable away) {
        add(next);
        throw away;
      }
    }
  }

  /** Indexes some contacts, and then pauses to let others write. */
  private void indexSome(LocationId location, boolean besideOthers) {
    long begun = System.nanoTime();
    if (indexed(location, besideOthers ? Math.min(atOnce, AT_ONCE_BESIDE_OTHERS) : atOnce)) {
      add(location);
      long taken = System.nanoTime() - begun;
      worker.pause(besideOthers ? taken * SHARE_OF_OTHERS : taken);
    }
  }

  /** Reports whether anything has been written since the last call. */
  private boolean othersWrite() {
    worker.lock();
    try {
      boolean any = othersWrote;
      othersWrote = false;
      return any;
    } finally {
      worker.unlock();
    }
  }

  private void add(LocationId location) {
    worker.lock();
    try {
      due.add(location);
    } finally {
      worker.unlock();
    }
  }

  /** Waits for a location that is due, and returns it; null when the indexer is closed. */
  private @Nullable LocationId awaitDue() {
    worker.lock();
    try {
      while (due.isEmpty() && !worker.isClosed()) {
        worker.await();
      }
      return worker.isClosed() ? null : due.removeFirst();
    } finally {
      worker.unlock();
    }
  }

  private boolean isBehind(LocationId location) {
    return readers.read(connection -> {
      Session session = new Session(connection);
      LocationState state = SingleRows.state(session, location);
      return state != null && isBehind(session, state);
    });
  }

  private boolean isBehind(Session session, LocationState state) throws SQLException {
    PreparedStatement statement = session.statement(Statements.MORE_CONTACTS_AFTER);
    Parameters.of(statement).text(state.id().value()).text(indexedTo(state)).number((long) left);
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next();
    }
  }

  /** Adds the next contacts to the index; returns false if there are none. */
  private boolean indexed(LocationId location, int most) {
    return writer.change(
        location,
        session -> {
          LocationState state = SingleRows.state(session, location);
          List<Contact> next = state == null ? List.of() : next(session, state, most);
          if (next.isEmpty()) {
            return false;
          }
          IndexedTerms.of(location, next).insert(session, writer.dialect());
          PreparedStatement indexed = session.statement(Statements.SET_INDEXED);
          Parameters.of(indexed)
              .text(next.getLast().id().value())
              .number((long) next.size())
              .text(location.value());
          indexed.executeUpdate();
          return true;
        });
  }

  private List<Contact> next(Session session, LocationState state, int most) throws SQLException {
    PreparedStatement sizes = session.statement(SizeStatements.CONTACTS_AFTER);
    Parameters.of(sizes).text(state.id().value()).text(indexedTo(state)).number(most + 1L);
    long fits = FittingRows.of(sizes, most).count();
    PreparedStatement statement = session.statement(Statements.CONTACTS_AFTER);
    Parameters.of(statement).text(state.id().value()).text(indexedTo(state)).number(fits);
    return ContactTable.readAll(statement);
  }

  private static String indexedTo(LocationState state) {
    ContactId last = state.indexedTo();
    return last == null ? "" : last.value();
  }
}
