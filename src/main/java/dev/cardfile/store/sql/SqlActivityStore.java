package dev.cardfile.store.sql;

import dev.cardfile.activity.Activity;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ActivityStore;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.Table;
import dev.cardfile.store.sql.row.TableReader;
import dev.cardfile.store.sql.statement.SingleRows;
import dev.cardfile.store.sql.statement.Statements;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads activities of one kind in a SQL database. */
final class SqlActivityStore<A extends Activity> implements ActivityStore<A> {

  private final Table<A> table;
  private final String ofContact;
  private final Readers readers;

  /**
   * Creates a reader of a table.
   *
   * @param ofContact the statement that selects a contact's activities, in the order to return
   */
  SqlActivityStore(Table<A> table, String ofContact, Readers readers) {
    this.table = table;
    this.ofContact = ofContact;
    this.readers = readers;
  }

  @Override
  public Optional<List<A>> list(LocationId location, ContactId contact) {
    return readers.read(connection -> {
      Session session = new Session(connection);
      List<A> all =
          new TableReader<>(table, session)
              .list(location, ofContact, row -> row.text(contact.value()));
      return all.isEmpty() && !exists(session, location, contact)
          ? Optional.empty()
          : Optional.of(all);
    });
  }

  @Override
  public Outcome<A> find(LocationId location, ContactId contact, String id) {
    return readers.read(connection -> {
      Session session = new Session(connection);
      Optional<A> found = new TableReader<>(table, session).find(location, contact.value(), id);
      if (found.isPresent()) {
        return new Outcome.Done<>(found.get());
      }
      return exists(session, location, contact)
          ? new Outcome.NoActivity<>()
          : new Outcome.NoContact<>();
    });
  }

  private static boolean exists(Session session, LocationId location, ContactId contact)
      throws SQLException {
    return SingleRows.exists(session, Statements.CONTACT_EXISTS, location.value(), contact.value());
  }
}
