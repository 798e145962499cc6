package dev.cardfile.store.sql;

import java.time.Duration;

/**
 * The limits of a store.
 *
 * @param queueCapacity how many writes may wait for a writer, besides the batch that is under way
 * @param batchLimit how many writes share a transaction at most
 * @param writers how many transactions of contacts run at once; SQLite knows one only
 * @param readers how many reads run at once; more wait
 * @param busyTimeout how long to wait for another's lock, or for a free reader
 */
public record StoreSettings(
    int queueCapacity, int batchLimit, int writers, int readers, Duration busyTimeout) {

  public static final StoreSettings DEFAULT =
      new StoreSettings(4096, 256, 2, 4, Duration.ofSeconds(5));

  public StoreSettings {
    if (queueCapacity < 1
        || batchLimit < 1
        || writers < 1
        || readers < 1
        || busyTimeout.isNegative()) {
      throw new IllegalArgumentException("a store needs room to work");
    }
  }
}
