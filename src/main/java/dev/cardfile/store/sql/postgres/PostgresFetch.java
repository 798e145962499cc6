package dev.cardfile.store.sql.postgres;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.sql.group.UnitOfWork;
import dev.cardfile.store.sql.jdbc.ColumnBatch;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.table.ContactTable;
import dev.cardfile.store.sql.table.EnumCodec;
import dev.cardfile.store.sql.table.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contacts that a batch looks up, fetched by one statement for each kind of look-up. */
final class PostgresFetch implements UnitOfWork.StoredContacts {

  private final Map<KeyAt, ContactId> oldest = new HashMap<>();
  private final Map<IdAt, Contact> contacts = new HashMap<>();

  private record KeyAt(LocationId location, MatchKey key) {}

  private record IdAt(LocationId location, ContactId id) {}

  private PostgresFetch() {}

  /** Fetches what these want. */
  static PostgresFetch of(Collection<UnitOfWork> units, Session session) throws SQLException {
    ColumnBatch keys = new ColumnBatch();
    ColumnBatch ids = new ColumnBatch();
    for (UnitOfWork unit : units) {
      String location = unit.id().value();
      for (Lookup<?> lookup : unit.wanted()) {
        if (lookup instanceof Lookup.ByKey(MatchKey key)) {
          keys.row()
              .text(location)
              .text(EnumCodec.MATCHING_FIELD.write(key.field()))
              .text(key.value());
        } else if (lookup instanceof Lookup.ById(ContactId id)) {
          ids.row().text(location).text(id.value());
        }
      }
    }
    PostgresFetch fetched = new PostgresFetch();
    fetched.holders(keys, session);
    fetched.contacts(ids, session);
    return fetched;
  }

  /** Knows only the first holder, and that there is none where it was told of none. */
  @Override
  public @Nullable ContactId holderAfter(
      LocationId location, MatchKey key, @Nullable ContactId after) {
    if (after != null) {
      throw new IllegalStateException("only the oldest holders were fetched");
    }
    return oldest.get(new KeyAt(location, key));
  }

  @Override
  public @Nullable Contact contact(LocationId location, ContactId id) {
    return contacts.get(new IdAt(location, id));
  }

  private void holders(ColumnBatch keys, Session session) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (ResultSet rows =
        keys.statement(session, PostgresStatements.OLDEST_HOLDERS).executeQuery()) {
      while (rows.next()) {
        RowReader row = new RowReader(rows);
        LocationId location = new LocationId(row.text());
        MatchKey key = new MatchKey(EnumCodec.MATCHING_FIELD.read(row.text()), row.text());
        Contact contact = ContactTable.read(row);
        oldest.put(new KeyAt(location, key), contact.id());
        contacts.put(new IdAt(location, contact.id()), contact);
      }
    }
  }

  private void contacts(ColumnBatch ids, Session session) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (ResultSet rows = ids.statement(session, PostgresStatements.CONTACTS).executeQuery()) {
      while (rows.next()) {
        RowReader row = new RowReader(rows);
        LocationId location = new LocationId(row.text());
        Contact contact = ContactTable.read(row);
        contacts.put(new IdAt(location, contact.id()), contact);
      }
    }
  }
}
