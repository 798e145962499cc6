package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.history.Entry;
import dev.cardfile.history.Entry.Kind;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.HistoryStore;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.past.ContactPast;
import dev.cardfile.store.sql.past.HistoryReading;
import dev.cardfile.store.sql.past.LoggedChanges;
import dev.cardfile.store.sql.past.PastChange;
import dev.cardfile.store.sql.statement.FittingRows;
import dev.cardfile.store.sql.table.ContactChangeTable.Logged;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the history of contacts in a SQL database. Its statements do not share a transaction, so
 * their order matters: a contact is read before its changes. Which changes are kept is read before
 * them, so that no older change is used, and again after them, so that changes that have been
 * purged in between are noticed.
 */
final class SqlHistoryStore implements HistoryStore {

  private final Dialect dialect;
  private final Readers readers;
  private final boolean recorded;

  private interface Reading<R> {
    R from(HistoryReading history) throws SQLException;
  }

  /**
   * Creates a reader.
   *
   * @param recorded whether changes are still recorded
   */
  SqlHistoryStore(Dialect dialect, Readers readers, boolean recorded) {
    this.dialect = dialect;
    this.readers = readers;
    this.recorded = recorded;
  }

  private <R> R read(LocationId location, Reading<R> reading) {
    return readers.read(
        connection -> reading.from(new HistoryReading(new Session(connection), location)));
  }

  @Override
  public Timeline of(LocationId location, ContactId contact, @Nullable Long before, int limit) {
    long end = before == null ? Long.MAX_VALUE : before;
    return read(location, history -> of(history, contact, end, limit));
  }

  private static Timeline of(HistoryReading history, ContactId contact, long end, int limit)
      throws SQLException {
    ContactPast past = new ContactPast(history.contact(contact));
    List<Entry> entries = new ArrayList<>();
    long length = 0;
    LoggedChanges changes = history.of(contact, history.kept().goneTo());
    for (Logged logged = changes.next(); logged != null; logged = changes.next()) {
      if (!past.shows(logged)) {
        continue;
      }
      if (entries.size() == limit) {
        return new Timeline(entries, true);
      }
      if (logged.seq() < end) {
        PastChange change = past.backToBefore(logged);
        length += change.length();
        if (!entries.isEmpty() && length > FittingRows.MOST_BYTES) {
          return new Timeline(entries, true);
        }
        entries.add(change.entry());
      } else {
        past.skip(logged);
      }
    }
    return new Timeline(entries, false);
  }

  @Override
  public Past at(LocationId location, ContactId contact, Instant time) {
    return read(location, history -> at(history, contact, time));
  }

  private static Past at(HistoryReading history, ContactId contact, Instant time)
      throws SQLException {
    Contact now = history.contact(contact);
    ContactPast past = new ContactPast(now);
    LoggedChanges changes = history.of(contact, history.kept().goneTo());
    Logged first = null;
    for (Logged logged = changes.next(); logged != null; logged = changes.next()) {
      if (past.shows(logged)) {
        if (logged.kind() == Kind.ERASED) {
          return new Past.Expired();
        }
        if (!logged.at().isAfter(time)) {
          return known(past);
        }
        past.skip(logged);
        first = logged;
      }
    }
    if (first != null && first.kind() == Kind.CREATED) {
      return new Past.WasNot();
    }
    Instant completeSince = history.kept().completeSince();
    boolean complete = completeSince != null && !time.isBefore(completeSince);
    boolean unchanged = first == null && now != null && !time.isBefore(now.dateUpdated());
    return complete || unchanged ? known(past) : new Past.Expired();
  }

  private static Past known(ContactPast past) {
    Contact contact = past.contact();
    return contact == null ? new Past.WasNot() : new Past.Was(contact);
  }

  @Override
  public Feed after(LocationId location, long after, int limit) {
    return recorded ? read(location, history -> after(history, after, limit)) : new Feed.Expired();
  }

  private Feed after(HistoryReading history, long after, int limit) throws SQLException {
    if (after > history.last()) {
      return new Feed.Expired();
    }
    FittingRows fitting = history.fitting(after, limit);
    List<Logged> page = history.after(after, fitting.count());
    if (after < history.kept().goneTo()) {
      return new Feed.Expired();
    }
    List<Entry> entries = history.complete(dialect, page);
    boolean more = fitting.more() || entries.size() < page.size();
    return after < history.kept().goneTo() ? new Feed.Expired() : new Feed.Page(entries, more);
  }

  @Override
  public long last(LocationId location) {
    return read(location, HistoryReading::last);
  }

  @Override
  public Optional<Entry> entry(LocationId location, long seq) {
    return read(location, history -> entry(history, seq));
  }

  private Optional<Entry> entry(HistoryReading history, long seq) throws SQLException {
    List<Entry> found =
        history.complete(
            dialect,
            history.after(seq - 1, 1).stream().filter(logged -> logged.seq() == seq).toList());
    return seq <= history.kept().goneTo() ? Optional.empty() : found.stream().findFirst();
  }
}
