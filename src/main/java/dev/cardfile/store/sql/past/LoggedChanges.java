package dev.cardfile.store.sql.past;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.TableReader;
import dev.cardfile.store.sql.statement.SingleRows;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.ContactChangeTable;
import dev.cardfile.store.sql.table.ContactChangeTable.Logged;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the changes of a contact from the newest to the oldest. The contact's row has the
 * number of its last change, and each change the number of the previous one. Where there is no such
 * row, or the chain ends, an index finds the change that deleted or erased an earlier contact with
 * the same id.
 */
public final class LoggedChanges {

  private final Session session;
  private final LocationId location;
  private final ContactId contact;
  private final long behind;
  private long before = Long.MAX_VALUE;
  private long next;
  private boolean begun;

  /** Creates an iteration over the changes with larger numbers than {@code behind}. */
  LoggedChanges(Session session, LocationId location, ContactId contact, long behind) {
    this.session = session;
    this.location = location;
    this.contact = contact;
    this.behind = behind;
  }

  /** Returns the next older change; null if there is none. */
  public @Nullable Logged next() throws SQLException {
    if (!begun) {
      begun = true;
      next =
          SingleRows.number(
              session, Statements.LAST_CHANGE_OF_CONTACT, location.value(), contact.value());
    }
    Logged found = next > behind ? change(next) : null;
    if (found == null) {
      found = lastEnd();
    }
    if (found == null || found.seq() <= behind) {
      return null;
    }
    before = found.seq();
    next = found.previous();
    return found;
  }

  private @Nullable Logged change(long seq) throws SQLException {
    List<Logged> found =
        new TableReader<>(ContactChangeTable.TABLE, session)
            .list(location, ContactChangeTable.TABLE.sql().find(), row -> row.number(seq));
    return found.isEmpty() ? null : found.getFirst();
  }

  private @Nullable Logged lastEnd() throws SQLException {
    List<Logged> found =
        new TableReader<>(ContactChangeTable.TABLE, session)
            .list(
                location,
                Statements.LAST_END_OF_CONTACT,
                row -> row.text(contact.value()).number(before));
    return found.isEmpty() ? null : found.getFirst();
  }
}
