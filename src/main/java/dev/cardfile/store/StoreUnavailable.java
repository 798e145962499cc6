package dev.cardfile.store;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the store is unavailable, or too busy to accept more work. The caller may retry.
 * Whether anything was written is not known: the outcome of a commit can be unknown.
 */
public final class StoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Outage outage;

  public StoreUnavailable(Outage outage, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.outage = outage;
  }

  public Outage outage() {
    return outage;
  }
}
