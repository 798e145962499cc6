package dev.cardfile.store;

import dev.cardfile.imports.Import;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.location.LocationId;
import java.util.List;
import java.util.Optional;

/**
 * Reads imports, as last acknowledged. Every method throws {@link StoreUnavailable} when the store
 * is away, and the caller may try again.
 */
public interface ImportStore {

  Optional<Import> find(LocationId location, String id);

  /** All of a location, the newest first. */
  List<Import> list(LocationId location);

  /**
   * An import that a server is to work at, or works at.
   *
   * @param location whose it is
   */
  record Due(LocationId location, Import work) {}

  /** Those of all locations, location by location, and in each the oldest first. */
  List<Due> due(int limit);

  /**
   * A piece of an import's file.
   *
   * @param number from 0
   * @return empty when the file is gone
   */
  Optional<String> chunk(LocationId location, String id, long number);

  /**
   * The rows of an import that are kept, in their order.
   *
   * @param after only rows with a larger number
   */
  List<KeptRow> rows(LocationId location, String id, long after, int limit);
}
