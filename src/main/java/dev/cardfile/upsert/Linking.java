package dev.cardfile.upsert;

import dev.cardfile.contact.ContactId;
import java.util.List;

/** The outcome of linking contacts to a business, or of unlinking them. */
public sealed interface Linking {

  /**
   * The links are as requested.
   *
   * @param linked the contacts that are linked or unlinked now, even if they were before; without
   *     duplicates
   * @param all whether these are all contacts that were named
   */
  record Done(List<ContactId> linked, boolean all) implements Linking {
    public Done {
      linked = List.copyOf(linked);
    }
  }

  /** Nothing is written: the location has no such business. */
  record NoBusiness(String id) implements Linking {}
}
