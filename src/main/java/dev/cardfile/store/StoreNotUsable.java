package dev.cardfile.store;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a store cannot be opened, migrated, copied or backed up. The message is one line for
 * the person who started the program.
 */
public final class StoreNotUsable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreNotUsable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
