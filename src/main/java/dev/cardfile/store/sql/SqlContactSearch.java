package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.ContactSearch;
import dev.cardfile.search.Found;
import dev.cardfile.search.Search;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads many contacts from a SQL database, beside its writers. */
final class SqlContactSearch implements ContactSearch {

  private final Dialect dialect;
  private final Readers readers;

  SqlContactSearch(Dialect dialect, Readers readers) {
    this.dialect = dialect;
    this.readers = readers;
  }

  @Override
  public Found find(LocationId location, Search search) {
    return readers.read(connection -> {
      List<Contact> contacts = contacts(connection, location, search);
      return new Found(contacts, total(connection, location, search, contacts.size()));
    });
  }

  private List<Contact> contacts(Connection connection, LocationId location, Search search)
      throws SQLException {
    try (PreparedStatement select = SearchSql.page(dialect, location, search).prepare(connection);
        ResultSet rows = select.executeQuery()) {
      List<Contact> contacts = new ArrayList<>();
      while (rows.next()) {
        contacts.add(ContactRow.read(new Cells(rows)));
      }
      return contacts;
    }
  }

  /** Counted only where the page does not tell: on a last page the end is in sight. */
  private long total(Connection connection, LocationId location, Search search, int onPage)
      throws SQLException {
    if (search.start() instanceof Search.Start.Offset(int before)
        && onPage < search.limit()
        && (onPage > 0 || before == 0)) {
      return (long) before + onPage;
    }
    try (PreparedStatement count =
            SearchSql.count(dialect, location, search.filter()).prepare(connection);
        ResultSet rows = count.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}
