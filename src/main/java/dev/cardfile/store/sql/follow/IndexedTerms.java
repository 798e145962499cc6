package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Contact;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Terms;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.DialectSender;
import dev.cardfile.store.sql.row.RowSender;
import dev.cardfile.store.sql.table.ContactTermTable;
import dev.cardfile.store.sql.table.ContactTermTable.Entry;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of the search index for several contacts of a location.
 *
 * @param rows in the order of the index, so that adjacent rows are written together
 */
record IndexedTerms(List<RowSender.Located<Entry>> rows) {

  static IndexedTerms of(LocationId location, List<Contact> contacts) {
    return new IndexedTerms(
        contacts.stream()
            .flatMap(
                contact -> Terms.of(contact).stream().map(term -> new Entry(term, contact.id())))
            .sorted(Comparator.comparing(Entry::term).thenComparing(Entry::contact))
            .map(entry -> new RowSender.Located<>(location, entry))
            .toList());
  }

  void insert(Session session, Dialect dialect) throws SQLException {
    if (!rows.isEmpty()) {
      new DialectSender(dialect)
          .send(session, List.of(RowSender.Rows.inserted(ContactTermTable.TABLE, rows)));
    }
  }
}
