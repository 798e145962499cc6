package dev.cardfile.store;

import dev.cardfile.history.Entry;
import java.util.List;

/**
 * The changes of a contact since an import began.
 *
 * @param changes the newest first
 * @param others who holds now what the contact held before the import changed it for the first time
 */
public record ChangesSinceImport(List<Entry> changes, FormerContact.Others others) {
  public ChangesSinceImport {
    changes = List.copyOf(changes);
  }
}
