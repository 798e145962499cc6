package dev.cardfile.store.sql.past;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.history.Entry;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.group.KeptChanges;
import dev.cardfile.store.sql.group.LocationState;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.JsonColumns;
import dev.cardfile.store.sql.row.TableReader;
import dev.cardfile.store.sql.statement.FittingRows;
import dev.cardfile.store.sql.statement.SingleRows;
import dev.cardfile.store.sql.statement.SizeStatements;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.ContactChangeTable;
import dev.cardfile.store.sql.table.ContactChangeTable.Logged;
import dev.cardfile.store.sql.table.ContactTable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the history of a location over one connection, with separate statements. */
public record HistoryReading(Session session, LocationId location) {

  /** Returns the number of the location's last change; 0 if there was none. */
  public long last() throws SQLException {
    return state().lastChange();
  }

  public KeptChanges kept() throws SQLException {
    KeptChanges kept = state().kept();
    return kept == null ? KeptChanges.NONE : kept;
  }

  private LocationState state() throws SQLException {
    return SingleRows.withChanges(session, new LocationState(location, 0, null));
  }

  public @Nullable Contact contact(ContactId id) throws SQLException {
    return SingleRows.contact(session, location, id);
  }

  /** Returns the changes of a contact after a number, the newest first. */
  public LoggedChanges of(ContactId contact, long behind) {
    return new LoggedChanges(session, location, contact, behind);
  }

  /**
   * Returns the changes of a contact up to a number, the oldest first. These have expired and are
   * about to be deleted.
   */
  List<Logged> going(ContactId contact, long goneTo) throws SQLException {
    return new TableReader<>(ContactChangeTable.TABLE, session)
        .list(
            location,
            Statements.GOING_CHANGES_OF_CONTACT,
            row -> row.number(goneTo).text(contact.value()));
  }

  /** Returns the location's changes after a number, the oldest first, at most {@code limit}. */
  public List<Logged> after(long behind, long limit) throws SQLException {
    return new TableReader<>(ContactChangeTable.TABLE, session)
        .list(location, Statements.CHANGES_AFTER, row -> row.number(behind).number(limit));
  }

  /** Counts the location's changes after a number that can be read at once. */
  public FittingRows fitting(long behind, int limit) throws SQLException {
    PreparedStatement sizes = session.statement(SizeStatements.CHANGES_AFTER);
    Parameters.of(sizes)
        .text(location.value())
        .text(location.value())
        .number(behind)
        .number(limit + 1L);
    return FittingRows.of(sizes, limit);
  }

  /**
   * Turns changes into entries with the contact before and after each, by going back from the
   * contacts' current state over all later changes. Returns only the first of them if the contacts
   * are long.
   *
   * @param changes consecutive, the oldest first
   */
  public List<Entry> complete(Dialect dialect, List<Logged> changes) throws SQLException {
    Map<ContactId, List<Logged>> contacts = new LinkedHashMap<>();
    for (Logged each : changes.reversed()) {
      contacts.computeIfAbsent(each.contact(), any -> new ArrayList<>()).add(each);
    }
    Map<ContactId, Contact> now = contacts(dialect, List.copyOf(contacts.keySet()));
    List<PastChange> found = new ArrayList<>();
    for (Map.Entry<ContactId, List<Logged>> each : contacts.entrySet()) {
      ContactPast past = new ContactPast(now.get(each.getKey()));
      List<Logged> here = each.getValue();
      if (!past.isAt(here.getFirst())) {
        past.skipAll(of(each.getKey(), here.getFirst().seq()));
      }
      here.forEach(logged -> found.add(past.backToBefore(logged)));
    }
    found.sort(Comparator.comparingLong(change -> change.logged().seq()));
    return fitting(found);
  }

  private static List<Entry> fitting(List<PastChange> changes) {
    List<Entry> entries = new ArrayList<>();
    long length = 0;
    for (PastChange change : changes) {
      length += change.length();
      if (!entries.isEmpty() && length > FittingRows.MOST_BYTES) {
        return entries;
      }
      entries.add(change.entry());
    }
    return entries;
  }

  private Map<ContactId, Contact> contacts(Dialect dialect, List<ContactId> ids)
      throws SQLException {
    Map<ContactId, Contact> contacts = new HashMap<>();
    String wanted = JsonColumns.texts(ids.stream().map(ContactId::value).toList());
    if (wanted != null) {
      new TableReader<>(ContactTable.TABLE, session)
          .list(location, dialect.spell(Statements.SOME_CONTACTS), row -> row.text(wanted))
          .forEach(contact -> contacts.put(contact.id(), contact));
    }
    return contacts;
  }
}
