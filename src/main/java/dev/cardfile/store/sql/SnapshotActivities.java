package dev.cardfile.store.sql;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.Task;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.jdbc.Wording;
import dev.cardfile.store.sql.row.JsonColumns;
import dev.cardfile.store.sql.row.Table;
import dev.cardfile.store.sql.row.TableReader;
import dev.cardfile.store.sql.statement.ActivityStatements;
import dev.cardfile.store.sql.table.NoteTable;
import dev.cardfile.store.sql.table.TaskTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The activities of one kind that a list of contacts has. They are read ahead, for as many contacts
 * at once as do not exceed a total length.
 */
final class SnapshotActivities<A extends Activity> {

  /** The most characters to read at once. A contact that has more is read by itself. */
  private static final long AT_ONCE = 1_000_000;

  private final Dialect dialect;
  private final LocationId location;
  private final Table<A> table;
  private final boolean areTasks;
  private final Deque<ContactId> ahead;
  private final Map<ContactId, Long> lengths;
  private final Map<ContactId, List<A>> read = new HashMap<>();

  @SuppressWarnings("unchecked") // each kind has its table
  SnapshotActivities(
      Session session,
      Dialect dialect,
      LocationId location,
      Class<A> kind,
      List<ContactId> contacts)
      throws SQLException {
    this.dialect = dialect;
    this.location = location;
    this.areTasks = kind == Task.class;
    this.table = (Table<A>) (areTasks ? TaskTable.TABLE : NoteTable.TABLE);
    this.ahead = new ArrayDeque<>(contacts);
    this.lengths = lengths(session);
  }

  /** Reports whether a contact has activities that must be {@link #readAhead read} first. */
  boolean areUnread(ContactId contact) {
    return lengths.containsKey(contact) && !read.containsKey(contact);
  }

  /**
   * Returns the activities of a contact that have been read. To be called once for each contact.
   */
  List<A> take(ContactId contact) {
    List<A> found = read.remove(contact);
    return found == null ? List.of() : found;
  }

  /** Reads the activities of a contact and of the next ones, and returns those of the contact. */
  List<A> readAhead(Session session, ContactId first) throws SQLException {
    read.clear();
    while (!first.equals(ahead.peek())) {
      ahead.remove();
    }
    List<String> ids = new ArrayList<>();
    long length = 0;
    while (!ahead.isEmpty()) {
      length += lengths.getOrDefault(ahead.peek(), 0L);
      if (!ids.isEmpty() && length > AT_ONCE) {
        break;
      }
      ids.add(ahead.remove().value());
    }
    String sql =
        dialect.spell(areTasks ? ActivityStatements.TASKS_OF : ActivityStatements.NOTES_OF);
    for (A each :
        new TableReader<>(table, session)
            .list(location, sql, row -> row.text(JsonColumns.texts(ids)))) {
      read.computeIfAbsent(each.contact(), none -> new ArrayList<>()).add(each);
    }
    return take(first);
  }

  /** Returns the total length of each contact's activities; contacts without any are left out. */
  private Map<ContactId, Long> lengths(Session session) throws SQLException {
    Wording wording =
        areTasks ? ActivityStatements.LENGTHS_OF_TASKS : ActivityStatements.LENGTHS_OF_NOTES;
    PreparedStatement select = session.statement(dialect.spell(wording));
    Parameters.of(select)
        .text(location.value())
        .text(JsonColumns.texts(ahead.stream().map(ContactId::value).toList()));
    Map<ContactId, Long> found = new HashMap<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.put(new ContactId(rows.getString(1)), rows.getLong(2));
      }
    }
    return found;
  }
}
