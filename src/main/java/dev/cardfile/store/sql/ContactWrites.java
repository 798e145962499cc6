package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.location.Location;
import dev.cardfile.search.Term;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The writes of a batch, collected by statement and sent together. */
final class ContactWrites {

  /** What goes with a contact, and the contact; each takes the location and the contact's id. */
  static final List<String> DELETES =
      List.of(
          OwnedStatements.DELETE_NOTES_OF_CONTACT,
          OwnedStatements.DELETE_TASKS_OF_CONTACT,
          Statements.DELETE_CONTACT);

  private final Session session;
  private final Set<PreparedStatement> filled = new LinkedHashSet<>();

  ContactWrites(Session session) {
    this.session = session;
  }

  void add(Overlay overlay, Overlay.Change change) throws SQLException {
    String location = overlay.location().id().value();
    Contact before = change.before();
    Contact after = change.after();
    if (before == null && after != null) {
      insert(location, after);
    } else if (before != null && after != null) {
      update(location, after);
    } else if (before != null) {
      delete(location, before.id());
    }
    addKeys(location, change);
    if (overlay.indexes(change.id())) {
      index(location, change);
    }
  }

  /** Writes only what the index does not have, or should not. */
  private void index(String location, Overlay.Change change) throws SQLException {
    TermChanges changes = TermChanges.of(change);
    for (Term term : changes.lost()) {
      addTerm(Statements.DELETE_TERM, location, term, change.id());
    }
    for (Term term : changes.won()) {
      addTerm(Statements.INSERT_TERM, location, term, change.id());
    }
    if (change.countsMore() != 0) {
      PreparedStatement statement = session.statement(Statements.COUNT_INDEXED);
      Parameters.of(statement).number(change.countsMore()).text(location);
      collect(statement);
    }
  }

  private void addTerm(String sql, String location, Term term, ContactId id) throws SQLException {
    PreparedStatement statement = session.statement(sql);
    TermRow.write(Parameters.of(statement), location, term, id);
    collect(statement);
  }

  void addTags(Location location, Collection<String> names) throws SQLException {
    for (String name : names) {
      PreparedStatement statement = session.statement(Statements.INSERT_TAG);
      TagRows.write(Parameters.of(statement), location, name);
      collect(statement);
    }
  }

  void send() throws SQLException {
    for (PreparedStatement statement : filled) {
      statement.executeBatch();
    }
  }

  private void insert(String location, Contact contact) throws SQLException {
    PreparedStatement statement = session.statement(Statements.INSERT_CONTACT);
    Parameters row = Parameters.of(statement).text(location).text(contact.id().value());
    ContactRow.write(row, contact);
    collect(statement);
  }

  private void update(String location, Contact contact) throws SQLException {
    PreparedStatement statement = session.statement(Statements.UPDATE_CONTACT);
    Parameters row = Parameters.of(statement);
    ContactRow.write(row, contact);
    row.text(location).text(contact.id().value());
    collect(statement);
  }

  private void delete(String location, ContactId id) throws SQLException {
    for (String sql : DELETES) {
      PreparedStatement statement = session.statement(sql);
      Parameters.of(statement).text(location).text(id.value());
      collect(statement);
    }
  }

  /** Writes only the keys that the contact has won or lost. */
  private void addKeys(String location, Overlay.Change change) throws SQLException {
    for (MatchKey key : change.keysLost()) {
      addKey(Statements.DELETE_KEY, location, key, change.id());
    }
    for (MatchKey key : change.keysWon()) {
      addKey(Statements.INSERT_KEY, location, key, change.id());
    }
  }

  private void addKey(String sql, String location, MatchKey key, ContactId id) throws SQLException {
    PreparedStatement statement = session.statement(sql);
    Parameters.of(statement)
        .text(location)
        .text(EnumCodec.MATCHING_FIELD.write(key.field()))
        .text(key.value())
        .text(id.value());
    collect(statement);
  }

  private void collect(PreparedStatement statement) throws SQLException {
    statement.addBatch();
    filled.add(statement);
  }
}
