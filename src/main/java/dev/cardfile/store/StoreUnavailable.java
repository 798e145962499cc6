package dev.cardfile.store;

import org.jspecify.annotations.Nullable;

/**
 * The store is away, or too busy to take more. The caller may try again. It does not say whether
 * anything was written: where a commit's outcome is unknown, nobody knows.
 */
public final class StoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Outage outage;

  public StoreUnavailable(Outage outage, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.outage = outage;
  }

  /** Why. */
  public Outage outage() {
    return outage;
  }
}
