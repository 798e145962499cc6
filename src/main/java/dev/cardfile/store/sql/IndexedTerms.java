package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.search.Term;
import dev.cardfile.search.Terms;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of the index for several contacts of a location.
 *
 * @param rows in the order of the index, so that those that lie together are written together
 */
record IndexedTerms(String location, List<Entry> rows) {

  record Entry(Term term, ContactId id) {}

  static IndexedTerms of(String location, List<Contact> contacts) {
    return new IndexedTerms(
        location,
        contacts.stream()
            .flatMap(
                contact -> Terms.of(contact).stream().map(term -> new Entry(term, contact.id())))
            .sorted(Comparator.comparing(Entry::term).thenComparing(Entry::id))
            .toList());
  }

  void insert(Session session, Dialect dialect) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    if (dialect.takesArrays()) {
      ColumnBatch columns = new ColumnBatch();
      for (Entry entry : rows) {
        TermRow.write(columns.row(), location, entry.term(), entry.id());
      }
      columns.statement(session, PostgresStatements.INSERT_TERMS).executeUpdate();
    } else {
      PreparedStatement statement = session.statement(Statements.INSERT_TERM);
      for (Entry entry : rows) {
        TermRow.write(Parameters.of(statement), location, entry.term(), entry.id());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
