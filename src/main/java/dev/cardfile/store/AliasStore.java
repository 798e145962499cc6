package dev.cardfile.store;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Reads the ids that contacts had elsewhere, as last acknowledged. */
public interface AliasStore {

  /**
   * The contacts for which ids stand, those among them that were deleted too. An id is left out
   * that is a contact's own, or by which several sources mean several contacts.
   *
   * @throws StoreUnavailable when the store is away; the caller may try again
   */
  Map<String, ContactId> contacts(LocationId location, Set<String> ids);

  /**
   * The ids that contacts had at a source; of several the smallest. A contact is left out that had
   * none there.
   *
   * @throws StoreUnavailable when the store is away; the caller may try again
   */
  Map<ContactId, String> idsAt(LocationId location, String source, Collection<ContactId> contacts);
}
