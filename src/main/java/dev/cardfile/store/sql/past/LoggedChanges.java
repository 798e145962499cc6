package dev.cardfile.store.sql.past;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.table.ContactChangeTable;
import dev.cardfile.store.sql.table.ContactChangeTable.Logged;
import dev.cardfile.store.sql.table.Statements;
import dev.cardfile.store.sql.table.TableReader;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes of a contact from the newest to the oldest, never all of them in memory. */
public final class LoggedChanges {

  private static final int AT_ONCE = 200;

  private final Session session;
  private final LocationId location;
  private final ContactId contact;
  private final long behind;
  private final Deque<Logged> read = new ArrayDeque<>();
  private long before = Long.MAX_VALUE;
  private boolean readAll;

  /** Those behind a number. */
  LoggedChanges(Session session, LocationId location, ContactId contact, long behind) {
    this.session = session;
    this.location = location;
    this.contact = contact;
    this.behind = behind;
  }

  /** The next older change; null when there is none. */
  public @Nullable Logged next() throws SQLException {
    if (read.isEmpty() && !readAll) {
      readSome();
    }
    return read.poll();
  }

  private void readSome() throws SQLException {
    List<Logged> some =
        new TableReader<>(ContactChangeTable.TABLE, session)
            .list(
                location,
                Statements.CHANGES_OF_CONTACT,
                row ->
                    row.text(contact.value()).number(behind).number(before).number((long) AT_ONCE));
    readAll = some.size() < AT_ONCE;
    if (!some.isEmpty()) {
      before = some.getLast().seq();
    }
    read.addAll(some);
  }
}
