package dev.cardfile.store;

import org.jspecify.annotations.Nullable;

/**
 * How busy a store is, as far as is known without querying its database.
 *
 * @param queue the works that wait for a writer
 * @param disk null if the store's files are on another machine
 */
public record StoreFigures(Queue queue, @Nullable Disk disk) {

  /**
   * The number of works that wait for a writer, not counting those that are being written.
   *
   * @param waiting works whose callers wait for them
   * @param most the limit of {@code waiting}; works beyond it are rejected
   * @param rows rows of batches and imports, which let other works go first
   */
  public record Queue(int waiting, int most, int rows) {

    /** Returns the sum of two queues. */
    public Queue plus(Queue other) {
      return new Queue(waiting + other.waiting, most + other.most, rows + other.rows);
    }
  }

  /**
   * Disk space in bytes.
   *
   * @param used the size of the store's files
   * @param free what this process can still write where they are
   */
  public record Disk(long used, long free) {}
}
