package dev.cardfile.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a store.
 *
 * @param queueCapacity how many works may wait for a writer, not counting the current batch
 * @param batchLimit the most works in one transaction
 * @param writers how many transactions that write contacts run at once; SQLite always has one
 * @param readers how many reads run at once; further reads wait
 * @param busyTimeout how long to wait for a lock that is held elsewhere, or for a free reader
 * @param unindexed how many of a location's newest contacts a search reads one by one; {@link
 *     Integer#MAX_VALUE} turns the index off
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
   * How often a small write is tried, to find out whether the store can be written.
   *
   * @param again the time until a try after a write that failed, and between further tries
   * @param idle the time until a try after the last write that was committed
   */
  public record Probing(Duration again, Duration idle) {

    public static final Probing DEFAULT = new Probing(Duration.ofSeconds(1), Duration.ofMinutes(1));

    public static final Probing NEVER = new Probing(Duration.ofDays(1), Duration.ofDays(1));
  }

  /**
   * Which changes of contacts are kept.
   *
   * @param retention how long they are kept; null if this store deletes none
   */
  public record History(boolean recorded, @Nullable Retention retention) {

    public static final History FOREVER = new History(true, null);

    /** Records nothing, and deletes what was recorded. */
    public static final History OFF =
        new History(false, new Retention(Duration.ZERO, () -> Instant.MAX));

    /** Keeps changes for this long; zero means {@link #OFF}. */
    public static History of(Duration retention, InstantSource clock) {
      return retention.isZero() ? OFF : new History(true, new Retention(retention, clock));
    }
  }

  /** How long changes of contacts are kept, by which clock. */
  public record Retention(Duration time, InstantSource clock) {}

  public static final StoreSettings DEFAULT =
      new StoreSettings(4096, 256, 2, 4, Duration.ofSeconds(5));

  /** Settings with the default index, probing and history. */
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

  /** Returns these settings with another {@code unindexed}. */
  public StoreSettings withUnindexed(int contacts) {
    return new StoreSettings(
        queueCapacity, batchLimit, writers, readers, busyTimeout, contacts, probing, history);
  }

  /** Returns these settings with another {@code probing}. */
  public StoreSettings withProbing(Probing other) {
    return new StoreSettings(
        queueCapacity, batchLimit, writers, readers, busyTimeout, unindexed, other, history);
  }

  /** Returns these settings with another {@code history}. */
  public StoreSettings withHistory(History other) {
    return new StoreSettings(
        queueCapacity, batchLimit, writers, readers, busyTimeout, unindexed, probing, other);
  }
}
