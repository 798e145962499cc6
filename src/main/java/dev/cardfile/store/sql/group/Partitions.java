package dev.cardfile.store.sql.group;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreFigures;
import dev.cardfile.store.sql.jdbc.Writer;
import java.util.List;

/**
 * The writers of a store, which run in parallel. All works of a location go to the same writer, so
 * that they run in the order in which they were submitted.
 */
public final class Partitions implements AutoCloseable {

  private final List<Partition> partitions;

  /** A writer with the works that wait for it. */
  public record Partition(GroupCommit<Submission<?>> commits, Writer writer) {}

  /** Takes ownership of these partitions, one or more: {@link #close} closes them. */
  public Partitions(List<Partition> partitions) {
    this.partitions = List.copyOf(partitions);
  }

  /**
   * Adds a work to the queue of its partition; false if too many are waiting there already, or it
   * is closed.
   */
  public boolean offer(Submission<?> submission) {
    return partition(submission.location()).commits().offer(submission);
  }

  /** Returns how many works are waiting in all partitions. */
  public StoreFigures.Queue queue() {
    return partitions.stream()
        .map(partition -> partition.commits().queue())
        .reduce(StoreFigures.Queue::plus)
        .orElseThrow();
  }

  private Partition partition(LocationId location) {
    return partitions.get(Math.floorMod(location.value().hashCode(), partitions.size()));
  }

  /** Rejects further works, and returns when all waiting works have been written. */
  @Override
  public void close() {
    partitions.forEach(partition -> partition.commits().close());
    partitions.forEach(partition -> partition.writer().close());
  }
}
