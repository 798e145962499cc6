package dev.cardfile.store.sql;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.AliasStore;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Wording;
import dev.cardfile.store.sql.row.JsonColumns;
import dev.cardfile.store.sql.table.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads aliases of contacts in a SQL database. */
final class SqlAliasStore implements AliasStore {

  private final Dialect dialect;
  private final Readers readers;

  SqlAliasStore(Dialect dialect, Readers readers) {
    this.dialect = dialect;
    this.readers = readers;
  }

  @Override
  public Map<String, ContactId> contacts(LocationId location, Set<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return readers.read(connection -> {
      Map<String, ContactId> contacts = new HashMap<>();
      read(
          connection,
          Statements.CONTACTS_OF_ALIASES,
          location,
          ids,
          row -> contacts.put(row.getString(1), new ContactId(row.getString(2))));
      if (!contacts.isEmpty()) {
        Set<String> found = Set.copyOf(contacts.keySet());
        read(
            connection,
            Statements.OWN_IDS_OF,
            location,
            found,
            row -> contacts.remove(row.getString(1)));
      }
      return contacts;
    });
  }

  private interface EachRow {
    void read(ResultSet row) throws SQLException;
  }

  private void read(
      Connection connection, Wording statement, LocationId location, Set<String> ids, EachRow each)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(dialect.spell(statement))) {
      Parameters.of(select).text(location.value()).text(JsonColumns.texts(List.copyOf(ids)));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          each.read(rows);
        }
      }
    }
  }

  @Override
  public Map<ContactId, String> idsAt(
      LocationId location, String source, Collection<ContactId> contacts) {
    return readers.read(connection -> idsAt(connection, dialect, location, source, contacts));
  }

  static Map<ContactId, String> idsAt(
      Connection connection,
      Dialect dialect,
      LocationId location,
      String source,
      Collection<ContactId> contacts)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(dialect.spell(Statements.IDS_AT_SOURCE))) {
      Parameters.of(select)
          .text(location.value())
          .text(source)
          .text(JsonColumns.texts(contacts.stream().map(ContactId::value).toList()));
      Map<ContactId, String> ids = new HashMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.put(new ContactId(rows.getString(1)), rows.getString(2));
        }
      }
      return ids;
    }
  }
}
