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

  private final List<Submission<?>> submissions;
  private final Transaction transaction;
  private final Map<LocationId, Overlay> overlays = new TreeMap<>();

  Batch(List<Submission<?>> submissions, Transaction transaction) {
    this.submissions = submissions;
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
    submissions.forEach(submission -> locations.add(submission.location()));
    transaction.lock(locations).forEach(overlay -> overlays.put(overlay.location().id(), overlay));
    for (Submission<?> submission : submissions) {
      Overlay overlay = overlays.get(submission.location());
      if (overlay != null) {
        overlay.want(submission.lookups());
      }
    }
    transaction.fetch(overlays.values());
    for (Submission<?> submission : submissions) {
      run(submission, overlays.get(submission.location()));
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

  private void run(Submission<?> submission, @Nullable Overlay overlay) throws SQLException {
    if (overlay == null) {
      submission.refuse(new UnknownLocation(submission.location()));
      return;
    }
    OverlayWorkingSet working = new OverlayWorkingSet(overlay, submission.lookups(), transaction);
    boolean good = submission.run(working);
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
