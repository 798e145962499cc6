package dev.cardfile.search;

import dev.cardfile.location.LocationId;

/** The port to whatever can read many contacts. */
public interface ContactSearch {

  /**
   * Reads a page of a location's contacts as last acknowledged, without waiting for any writer.
   *
   * <p>The page and the total are read one after the other: what is written between them is in one
   * and not in the other.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the store is away; the caller may try again
   */
  Found find(LocationId location, Search search);

  /**
   * Opens a location's contacts that pass a filter, as last acknowledged.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the store is away; the caller may try again
   */
  Snapshot snapshot(LocationId location, Filter filter);
}
