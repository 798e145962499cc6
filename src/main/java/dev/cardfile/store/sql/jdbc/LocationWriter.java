package dev.cardfile.store.sql.jdbc;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.group.UnitOfWork;

/**
 * Runs changes to a location that are not decided by a work: those of the search index, the purge
 * of a history, and the creation and deletion of a location. Everything else in a location is
 * written through a {@link UnitOfWork}.
 */
public record LocationWriter(Writer writer, Dialect dialect) {

  /**
   * Runs a work with its location locked: what the work reads there stays unchanged until it has
   * been committed.
   *
   * @throws dev.cardfile.store.StoreUnavailable if the store is unavailable
   */
  public <R> R change(LocationId location, Writer.Work<R> work) {
    return writer.change(session -> {
      dialect.lock(session, location);
      return work.in(session);
    });
  }

  /**
   * Runs a work that creates a location. There is no lock to take, because the location does not
   * exist yet.
   */
  public <R> R create(Writer.Work<R> work) {
    return writer.change(work);
  }
}
