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
