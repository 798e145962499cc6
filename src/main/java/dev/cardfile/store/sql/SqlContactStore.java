package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ContactStore;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.WorkingSet;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Contacts in a SQL database: writes gathered into batches, reads beside them. */
final class SqlContactStore implements ContactStore {

  private final Gathering<Piece<?>> gathering;
  private final Readers readers;
  private final StoreEvents events;

  SqlContactStore(Gathering<Piece<?>> gathering, Readers readers, StoreEvents events) {
    this.gathering = gathering;
    this.readers = readers;
    this.events = events;
  }

  @Override
  public <R> R exclusively(LocationId location, Set<Lookup> lookups, Function<WorkingSet, R> work) {
    Piece<R> piece = new Piece<>(location, lookups, work);
    if (!gathering.offer(piece)) {
      events.queueFull();
      throw new StoreUnavailable("too many writes wait, or the store is closed", null);
    }
    return piece.await();
  }

  @Override
  public Optional<Contact> find(LocationId location, ContactId id) {
    return readers.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(Statements.CONTACT)) {
        Parameters.of(statement).text(location.value()).text(id.value());
        try (ResultSet rows = statement.executeQuery()) {
          return rows.next() ? Optional.of(ContactRow.read(new Cells(rows))) : Optional.empty();
        }
      }
    });
  }
}
