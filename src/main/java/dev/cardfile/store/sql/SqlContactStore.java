package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
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

  private final Partitions partitions;
  private final Readers readers;
  private final StoreEvents events;

  SqlContactStore(Partitions partitions, Readers readers, StoreEvents events) {
    this.partitions = partitions;
    this.readers = readers;
    this.events = events;
  }

  @Override
  public <R> R exclusively(LocationId location, Set<Lookup> lookups, Function<WorkingSet, R> work) {
    Submission<R> submission = new Submission<>(location, lookups, work);
    if (!partitions.offer(submission)) {
      events.queueFull();
      throw new StoreUnavailable("too many writes are waiting, or the store is closed", null);
    }
    return submission.await();
  }

  @Override
  public Optional<Contact> find(LocationId location, ContactId id) {
    return readers.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(Statements.CONTACT)) {
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
    return readers.read(connection -> {
      try (PreparedStatement count = connection.prepareStatement(Statements.COUNT_CONTACTS)) {
        Parameters.of(count).text(location.value());
        try (ResultSet rows = count.executeQuery()) {
          return rows.next() ? rows.getLong(1) : 0L;
        }
      }
    });
  }
}
