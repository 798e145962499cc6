package dev.cardfile.store.sql.group;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreFigures;
import dev.cardfile.store.sql.jdbc.Writer;
import java.util.List;

/**
 * The writers of a store, side by side. What concerns one location always goes to the same one, so
 * that it is done in the order in which it came.
 */
public final class Partitions implements AutoCloseable {

  private final List<Partition> partitions;

  /** A writer with the works that wait for it. */
  public record Partition(GroupCommit<Submission<?>> commits, Writer writer) {}

  /** Takes over these partitions, one or more, and closes them. */
  public Partitions(List<Partition> partitions) {
    this.partitions = List.copyOf(partitions);
  }

  /** Takes a work into its partition's next batch; false when too many wait already. */
  public boolean offer(Submission<?> submission) {
    return partition(submission.location()).commits().offer(submission);
  }

  /** What waits, of all partitions. */
  public StoreFigures.Queue queue() {
    return partitions.stream()
        .map(partition -> partition.commits().queue())
        .reduce(StoreFigures.Queue::plus)
        .orElseThrow();
  }

  private Partition partition(LocationId location) {
    return partitions.get(Math.floorMod(location.value().hashCode(), partitions.size()));
  }

  /** Takes no more, and returns when all that waited has been written. */
  @Override
  public void close() {
    partitions.forEach(partition -> partition.commits().close());
    partitions.forEach(partition -> partition.writer().close());
  }
}
