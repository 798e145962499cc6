package dev.cardfile.store.sql;

import dev.cardfile.location.LocationId;
import java.util.List;

/**
 * The writers of a store, side by side. What concerns one location always goes to the same one, so
 * that it is done in the order in which it came.
 */
final class Lanes implements AutoCloseable {

  private final List<Lane> lanes;

  /** A writer with the works that wait for it. */
  record Lane(Gathering<Piece<?>> gathering, Writer writer) {}

  /** Takes over these lanes, one or more, and closes them. */
  Lanes(List<Lane> lanes) {
    this.lanes = List.copyOf(lanes);
  }

  /** Takes a work into its lane's next batch; false when too many wait already. */
  boolean offer(Piece<?> piece) {
    return lane(piece.location()).gathering().offer(piece);
  }

  private Lane lane(LocationId location) {
    return lanes.get(Math.floorMod(location.value().hashCode(), lanes.size()));
  }

  /** Takes no more, and returns when all that waited has been written. */
  @Override
  public void close() {
    lanes.forEach(lane -> lane.gathering().close());
    lanes.forEach(lane -> lane.writer().close());
  }
}
