package dev.cardfile.store;

import org.jspecify.annotations.Nullable;

/**
 * How busy a store is, as it is known without asking its database.
 *
 * @param queue works that wait for a writer
 * @param disk null where the database is another machine's affair
 */
public record StoreFigures(Queue queue, @Nullable Disk disk) {

  /**
   * Works that wait for a writer, besides those that are being written.
   *
   * @param waiting whose callers wait for them alone
   * @param most of these may wait; more are turned away
   * @param rows of batches and imports, which let the others go first
   */
  public record Queue(int waiting, int most, int rows) {

    /** Both queues as one. */
    public Queue plus(Queue other) {
      return new Queue(waiting + other.waiting, most + other.most, rows + other.rows);
    }
  }

  /**
   * In bytes.
   *
   * @param used by the store's files
   * @param free for this process, where they are
   */
  public record Disk(long used, long free) {}
}
