package dev.cardfile.store.sql;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.AliasStore;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.row.JsonColumns;
import dev.cardfile.store.sql.row.RowWrites;
import dev.cardfile.store.sql.statement.Statements;
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
          dialect.spell(Statements.CONTACTS_OF_ALIASES),
          of -> of.text(location.value()).text(JsonColumns.texts(List.copyOf(ids))),
          row -> contacts.put(row.getString(1), new ContactId(row.getString(2))));
      if (!contacts.isEmpty()) {
        List<String> found = List.copyOf(contacts.keySet());
        read(
            connection,
            dialect.spell(Statements.OWN_IDS_OF),
            of -> of.text(location.value()).text(JsonColumns.texts(found)),
            row -> contacts.remove(row.getString(1)));
      }
      return contacts;
    });
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
    Map<ContactId, String> ids = new HashMap<>();
    read(
        connection,
        dialect.spell(Statements.IDS_AT_SOURCE),
        of ->
            of.text(location.value())
                .text(source)
                .text(JsonColumns.texts(contacts.stream().map(ContactId::value).toList())),
        row -> ids.put(new ContactId(row.getString(1)), row.getString(2)));
    return ids;
  }

  private interface EachRow {
    void read(ResultSet row) throws SQLException;
  }

  private static void read(
      Connection connection, String sql, RowWrites.Filling filling, EachRow each)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      filling.fill(Parameters.of(select));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          each.read(rows);
        }
      }
    }
  }
}
