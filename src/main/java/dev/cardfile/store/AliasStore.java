package dev.cardfile.store;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Reads aliases, the ids that contacts had elsewhere, in their last acknowledged state. */
public interface AliasStore {

  /**
   * Returns the contacts that aliases stand for, deleted contacts included. An id is left out if it
   * is a contact's own id in this location, or if it stands for different contacts in different
   * sources.
   *
   * @throws StoreUnavailable if the store is unavailable; the caller may retry
   */
  Map<String, ContactId> contacts(LocationId location, Set<String> ids);

  /**
   * Returns the ids that contacts had in a source. Of several ids, the smallest is returned; a
   * contact that had none there is left out.
   *
   * @throws StoreUnavailable if the store is unavailable; the caller may retry
   */
  Map<ContactId, String> idsAt(LocationId location, String source, Collection<ContactId> contacts);
}
