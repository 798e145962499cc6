package dev.cardfile.store.sql;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.UnknownLocation;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Many callers' works in one transaction: lock, fetch, run each in its turn, write. */
final class Batch {

  /** What a batch needs of the transaction in which it runs. */
  interface Transaction extends Overlay.Source {

    /** Locks the locations, in this order, and reads them; those that do not exist are left out. */
    List<Overlay> lock(SortedSet<LocationId> locations) throws SQLException;

    /** Fetches what the overlays want: contacts, and of each key the oldest holder. */
    void fetch(Collection<Overlay> overlays) throws SQLException;

    void write(Collection<Overlay> overlays) throws SQLException;

    /** Learns that what was written is committed. */
    void committed(Collection<Overlay> overlays);
  }

  private final List<Piece<?>> pieces;
  private final Transaction transaction;
  private final Map<LocationId, Overlay> overlays = new TreeMap<>();

  Batch(List<Piece<?>> pieces, Transaction transaction) {
    this.pieces = pieces;
    this.transaction = transaction;
  }

  /**
   * Runs all works and writes what they said; the caller commits, and then calls {@link
   * #committed}.
   *
   * @throws SQLException when the whole batch came to nothing
   */
  void run() throws SQLException {
    SortedSet<LocationId> locations = new TreeSet<>();
    pieces.forEach(piece -> locations.add(piece.location()));
    transaction.lock(locations).forEach(overlay -> overlays.put(overlay.location().id(), overlay));
    for (Piece<?> piece : pieces) {
      Overlay overlay = overlays.get(piece.location());
      if (overlay != null) {
        overlay.want(piece.lookups());
      }
    }
    transaction.fetch(overlays.values());
    for (Piece<?> piece : pieces) {
      run(piece, overlays.get(piece.location()));
    }
    transaction.write(overlays.values());
  }

  /** Learns that it is committed. */
  void committed() {
    transaction.committed(overlays.values());
  }

  /** Tells the index what was written, and how many contacts it does not have yet. */
  void tell(SearchIndexer indexer) {
    overlays.forEach((location, overlay) -> indexer.written(location, overlay.addedBeyondIndex()));
  }

  private void run(Piece<?> piece, @Nullable Overlay overlay) throws SQLException {
    if (overlay == null) {
      piece.refuse(new UnknownLocation(piece.location()));
      return;
    }
    OverlayWorkingSet working = new OverlayWorkingSet(overlay, piece.lookups(), transaction);
    boolean good = piece.run(working);
    working.end();
    if (working.failure() != null) {
      throw working.failure();
    }
    if (good) {
      overlay.keep();
    } else {
      overlay.undo();
    }
  }
}
