package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ContactStore;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.statement.SingleRows;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.ContactTable;
import java.sql.PreparedStatement;
import java.util.Optional;

/** Reads contacts in a SQL database. */
final class SqlContactStore implements ContactStore {

  private final Readers readers;

  SqlContactStore(Readers readers) {
    this.readers = readers;
  }

  @Override
  public Optional<Contact> find(LocationId location, ContactId id) {
    return readers.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(ContactTable.TABLE.sql().find())) {
        return Optional.ofNullable(SingleRows.contact(statement, location, id));
      }
    });
  }

  @Override
  public Optional<Contact> oldestHolder(LocationId location, MatchKey key) {
    return readers.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(Statements.OLDEST_HOLDER)) {
        return Optional.ofNullable(SingleRows.oldestHolder(statement, location, key));
      }
    });
  }

  @Override
  public long count(LocationId location) {
    return readers.read(connection ->
        SingleRows.number(new Session(connection), Statements.COUNT_CONTACTS, location.value()));
  }
}
