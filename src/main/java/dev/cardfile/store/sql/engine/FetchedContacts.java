package dev.cardfile.store.sql.engine;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.group.StoredContact;
import dev.cardfile.store.sql.group.UnitOfWork;
import dev.cardfile.store.sql.row.EnumCodec;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.table.ContactTable;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contacts that a batch has fetched together, and the oldest holder of each key. */
public abstract class FetchedContacts implements UnitOfWork.StoredContacts {

  private final Map<KeyAt, ContactId> oldest = new HashMap<>();
  private final Map<IdAt, StoredContact> contacts = new HashMap<>();

  private record KeyAt(LocationId location, MatchKey key) {}

  private record IdAt(LocationId location, ContactId id) {}

  /**
   * Adds the oldest holder of a key from a row of: location, field and value of the key, then the
   * contact.
   */
  protected final void learnHolder(RowReader row) throws SQLException {
    LocationId location = new LocationId(row.text());
    MatchKey key = new MatchKey(EnumCodec.MATCHING_FIELD.read(row.text()), row.text());
    oldest.put(new KeyAt(location, key), learn(location, row));
  }

  /** Adds a contact from a row of: its location, then the contact. */
  protected final void learnContact(RowReader row) throws SQLException {
    LocationId location = new LocationId(row.text());
    var _ = learn(location, row);
  }

  private ContactId learn(LocationId location, RowReader row) throws SQLException {
    ContactId id = ContactTable.readId(row);
    IdAt at = new IdAt(location, id);
    if (!contacts.containsKey(at)) {
      contacts.put(at, ContactTable.readStored(row));
    }
    return id;
  }

  /** Returns a contact if it has been fetched; otherwise null. */
  protected final @Nullable StoredContact fetched(LocationId location, ContactId id) {
    return contacts.get(new IdAt(location, id));
  }

  /**
   * Returns the oldest holder of a key, or null if no holder was fetched. Later holders are not
   * known.
   *
   * @throws IllegalStateException if {@code after} is not null
   */
  @Override
  public final @Nullable ContactId holderAfter(
      LocationId location, MatchKey key, @Nullable ContactId after) {
    if (after != null) {
      throw new IllegalStateException("only the oldest holders were fetched");
    }
    return oldest.get(new KeyAt(location, key));
  }
}
