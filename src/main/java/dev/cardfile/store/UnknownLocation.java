package dev.cardfile.store;

import dev.cardfile.location.LocationId;

/** There is no location with this id. Trying again will not help. */
public final class UnknownLocation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownLocation(LocationId id) {
    super("there is no location " + id);
  }
}
