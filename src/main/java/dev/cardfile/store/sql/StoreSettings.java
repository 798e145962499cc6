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
 * @param unindexed how many of a location's newest contacts searches look at one by one; the most
 *     that there is means that nothing is indexed
 * @param probing when to try a small write
 */
public record StoreSettings(
    int queueCapacity,
    int batchLimit,
    int writers,
    int readers,
    Duration busyTimeout,
    int unindexed,
    WriteProbe.Pace probing) {

  private static final int UNINDEXED = 500;

  public static final StoreSettings DEFAULT =
      new StoreSettings(4096, 256, 2, 4, Duration.ofSeconds(5));

  /** With an index of searches as it is best in most cases. */
  public StoreSettings(
      int queueCapacity, int batchLimit, int writers, int readers, Duration busyTimeout) {
    this(
        queueCapacity,
        batchLimit,
        writers,
        readers,
        busyTimeout,
        UNINDEXED,
        WriteProbe.Pace.DEFAULT);
  }

  public StoreSettings {
    if (queueCapacity < 1
        || batchLimit < 1
        || writers < 1
        || readers < 1
        || unindexed < 0
        || busyTimeout.isNegative()) {
      throw new IllegalArgumentException("a store needs room to work");
    }
  }

  /** The same, with other contacts in the index of searches. */
  public StoreSettings withUnindexed(int contacts) {
    return new StoreSettings(
        queueCapacity, batchLimit, writers, readers, busyTimeout, contacts, probing);
  }

  /** The same, with other tries of a small write. */
  StoreSettings withProbing(WriteProbe.Pace pace) {
    return new StoreSettings(
        queueCapacity, batchLimit, writers, readers, busyTimeout, unindexed, pace);
  }
}
