package dev.cardfile.upsert;

import dev.cardfile.contact.ContactId;
import java.util.List;

/** What came of linking contacts to a business, or to none. */
public sealed interface Linking {

  /**
   * It is done.
   *
   * @param linked those that are as they were to become, which they may have been before; each once
   * @param all whether that is everybody who was named
   */
  record Done(List<ContactId> linked, boolean all) implements Linking {
    public Done {
      linked = List.copyOf(linked);
    }
  }

  /** Nothing is written: the location has no such business. */
  record NoBusiness(String id) implements Linking {}
}
