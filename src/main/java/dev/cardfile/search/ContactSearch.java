package dev.cardfile.search;

import dev.cardfile.location.LocationId;

/** The port for reading many contacts. */
public interface ContactSearch {

  /**
   * Reads a page of a location's contacts. The page shows every acknowledged write, and reading it
   * does not wait for any writer.
   *
   * <p>The page and the total are read one after the other, so a write between them shows in only
   * one of the two.
   *
   * @throws dev.cardfile.store.StoreUnavailable if the store is unavailable; the caller may retry
   */
  Found find(LocationId location, Search search);

  /**
   * Opens a snapshot of a location's contacts that pass a filter, with every acknowledged write.
   *
   * @throws dev.cardfile.store.StoreUnavailable if the store is unavailable; the caller may retry
   */
  Snapshot snapshot(LocationId location, Filter filter);
}
