package dev.cardfile.store;

import dev.cardfile.location.LocationId;

/** Thrown when there is no location with a given id. Retrying does not help. */
public final class UnknownLocation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownLocation(LocationId id) {
    super("there is no location " + id);
  }
}
