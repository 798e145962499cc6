package dev.cardfile.store;

import dev.cardfile.history.Entry;
import java.util.List;

/**
 * What has become of a contact since an import began.
 *
 * @param changes the newest first
 * @param others as of the contact before the import changed it first
 */
public record SinceImport(List<Entry> changes, Departure.Others others) {
  public SinceImport {
    changes = List.copyOf(changes);
  }
}
