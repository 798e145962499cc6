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

/** The contacts that a batch has looked up together, and of each key the oldest holder. */
public abstract class FetchedContacts implements UnitOfWork.StoredContacts {

  private final Map<KeyAt, ContactId> oldest = new HashMap<>();
  private final Map<IdAt, StoredContact> contacts = new HashMap<>();

  private record KeyAt(LocationId location, MatchKey key) {}

  private record IdAt(LocationId location, ContactId id) {}

  /** Learns of a holder: from the location, field and value of the key, and then the contact. */
  protected final void learnHolder(RowReader row) throws SQLException {
    LocationId location = new LocationId(row.text());
    MatchKey key = new MatchKey(EnumCodec.MATCHING_FIELD.read(row.text()), row.text());
    oldest.put(new KeyAt(location, key), learn(location, row));
  }

  /** Learns of a contact: from its location, and then the contact. */
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

  /** A contact that was fetched; null for another. */
  protected final @Nullable StoredContact fetched(LocationId location, ContactId id) {
    return contacts.get(new IdAt(location, id));
  }

  /** Knows only the first holder, and that there is none where it was told of none. */
  @Override
  public final @Nullable ContactId holderAfter(
      LocationId location, MatchKey key, @Nullable ContactId after) {
    if (after != null) {
      throw new IllegalStateException("only the oldest holders were fetched");
    }
    return oldest.get(new KeyAt(location, key));
  }
}
