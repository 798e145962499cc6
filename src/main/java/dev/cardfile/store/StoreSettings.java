package dev.cardfile.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

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
 * @param history whether changes of contacts are recorded, and how long they are kept
 */
public record StoreSettings(
    int queueCapacity,
    int batchLimit,
    int writers,
    int readers,
    Duration busyTimeout,
    int unindexed,
    Probing probing,
    History history) {

  private static final int UNINDEXED = 500;

  /**
   * How often a small write is tried.
   *
   * @param again how long after a write that failed, and after each such try
   * @param idle how long after the last write that was committed
   */
  public record Probing(Duration again, Duration idle) {

    public static final Probing DEFAULT = new Probing(Duration.ofSeconds(1), Duration.ofMinutes(1));

    public static final Probing NEVER = new Probing(Duration.ofDays(1), Duration.ofDays(1));
  }

  /**
   * What is kept of what has become of contacts.
   *
   * @param expiry says what is kept no longer: changes before that time; null where this store
   *     deletes none
   */
  public record History(boolean recorded, @Nullable InstantSource expiry) {

    public static final History FOREVER = new History(true, null);

    /** Nothing is recorded, and what was is deleted. */
    public static final History OFF = new History(false, () -> Instant.MAX);

    /** Changes are kept for so long; zero is {@link #OFF}. */
    public static History of(Duration retention, InstantSource clock) {
      return retention.isZero() ? OFF : new History(true, () -> clock.instant().minus(retention));
    }
  }

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
        Probing.DEFAULT,
        History.FOREVER);
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
        queueCapacity, batchLimit, writers, readers, busyTimeout, contacts, probing, history);
  }

  /** The same, with other tries of a small write. */
  public StoreSettings withProbing(Probing other) {
    return new StoreSettings(
        queueCapacity, batchLimit, writers, readers, busyTimeout, unindexed, other, history);
  }

  /** The same, with another history. */
  public StoreSettings withHistory(History other) {
    return new StoreSettings(
        queueCapacity, batchLimit, writers, readers, busyTimeout, unindexed, probing, other);
  }
}
