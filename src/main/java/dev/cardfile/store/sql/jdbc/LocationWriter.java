package dev.cardfile.store.sql.jdbc;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.group.UnitOfWork;

/**
 * Writes what no caller has decided: the index of searches, the end of what is kept of a history,
 * and locations that are new. All else goes through a {@link UnitOfWork}.
 */
public record LocationWriter(Writer writer, Dialect dialect) {

  /**
   * Runs the work alone in its location: what it finds there stays until it has committed.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the store is away
   */
  public <R> R change(LocationId location, Writer.Work<R> work) {
    return writer.change(session -> {
      dialect.lock(session, location);
      return work.in(session);
    });
  }

  /** Runs a work that makes a location, which nobody can have locked. */
  public <R> R create(Writer.Work<R> work) {
    return writer.change(work);
  }
}
