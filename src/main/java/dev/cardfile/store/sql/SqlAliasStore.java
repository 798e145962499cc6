package dev.cardfile.store.sql;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.AliasStore;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.table.JsonColumns;
import dev.cardfile.store.sql.table.Statements;
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
      try (PreparedStatement select =
          connection.prepareStatement(dialect.spell(Statements.CONTACTS_OF_ALIASES))) {
        Parameters.of(select)
            .text(location.value())
            .text(JsonColumns.texts(List.copyOf(ids)))
            .text(location.value());
        return contacts(select);
      }
    });
  }

  @Override
  public Map<ContactId, String> idsAt(
      LocationId location, String source, Collection<ContactId> contacts) {
    return readers.read(connection -> {
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
    });
  }

  private static Map<String, ContactId> contacts(PreparedStatement filled) throws SQLException {
    Map<String, ContactId> contacts = new HashMap<>();
    try (ResultSet rows = filled.executeQuery()) {
      while (rows.next()) {
        contacts.put(rows.getString(1), new ContactId(rows.getString(2)));
      }
    }
    return contacts;
  }
}
