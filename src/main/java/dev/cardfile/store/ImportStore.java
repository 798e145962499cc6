package dev.cardfile.store;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.ContactId;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.location.LocationId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads imports in their last acknowledged state. Every method throws {@link StoreUnavailable} if
 * the store is unavailable; the caller may retry.
 */
public interface ImportStore {

  /**
   * The most bytes of rows that are read at once, unless a single row is larger. A row may contain
   * megabytes, so that a number of rows alone would not limit the memory they take.
   */
  long MAX_ROWS_BYTES = 1 << 20;

  Optional<Import> find(LocationId location, String id);

  /** Returns all imports of a location, the newest first. */
  List<Import> list(LocationId location);

  /** An import of a location that waits for a server, or that a server is working on. */
  record Due(LocationId location, Import work) {}

  /** Returns the due imports of all locations, grouped by location and the oldest first in each. */
  List<Due> due(int limit);

  /**
   * Returns a piece of an import's file.
   *
   * @param number from 0
   * @return empty if the file has no such piece, or has been deleted
   */
  Optional<String> chunk(LocationId location, String id, long number);

  /** An alias that an import has given to a contact which existed before. */
  record Given(Alias alias, ContactId contact) {}

  /**
   * Returns aliases that an import has given to contacts which existed before, in their order.
   *
   * @param after only aliases after this one; null to begin
   */
  List<Given> aliases(LocationId location, String id, @Nullable Alias after, int limit);

  /**
   * Returns the kept rows of an import, in their order: as many as have {@link #MAX_ROWS_BYTES}
   * together, but at least one if there is one.
   *
   * @param after only rows with a larger number
   * @param limit the most rows, however small they are
   */
  List<KeptRow> rows(LocationId location, String id, long after, int limit);
}
