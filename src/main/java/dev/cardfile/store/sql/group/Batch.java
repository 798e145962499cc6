package dev.cardfile.store.sql.group;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Effect;
import dev.cardfile.store.UnknownLocation;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The works of many callers in one transaction: locks their locations, fetches what they need, runs
 * one after the other, and writes their effects.
 */
public final class Batch {

  /** What a batch needs from the transaction in which it runs. */
  public interface Transaction extends UnitOfWork.Source {

    /**
     * Locks the locations in this order and returns their states, leaving out locations that do not
     * exist.
     */
    List<LocationState> lock(SortedSet<LocationId> locations) throws SQLException;

    /** Returns the settings of a locked location. */
    Location settings(LocationState state) throws SQLException;

    /**
     * Fetches what the units {@link UnitOfWork#wanted() want}, such as contacts and the oldest
     * holder of each key.
     */
    void fetch(Collection<UnitOfWork> units) throws SQLException;
  }

  private final List<Submission<?>> submissions;
  private final Transaction transaction;
  private final Recorder recorder;
  private final Map<LocationId, UnitOfWork> units = new TreeMap<>();

  public Batch(List<Submission<?>> submissions, Transaction transaction, Recorder recorder) {
    this.submissions = submissions;
    this.transaction = transaction;
    this.recorder = recorder;
  }

  /**
   * Runs all works and writes their effects. The caller commits, and then calls {@link #committed}.
   *
   * @throws SQLException if the whole batch failed
   */
  void run() throws SQLException {
    SortedSet<LocationId> locations = new TreeSet<>();
    submissions.forEach(submission -> locations.add(submission.location()));
    for (LocationState state : transaction.lock(locations)) {
      Location settings = transaction.settings(state);
      units.put(state.id(), new UnitOfWork(state, settings, transaction, recorder));
    }
    for (Submission<?> submission : submissions) {
      UnitOfWork unit = units.get(submission.location());
      if (unit != null) {
        unit.want(submission.lookups());
      }
    }
    transaction.fetch(units.values());
    for (Submission<?> submission : submissions) {
      run(submission, units.get(submission.location()));
    }
    recorder.flush();
  }

  /** Called after the commit. */
  void committed() {
    recorder.committed();
  }

  private static void run(Submission<?> submission, @Nullable UnitOfWork unit) throws SQLException {
    if (unit == null) {
      submission.refuse(new UnknownLocation(submission.location()));
      return;
    }
    WorkView view = new WorkView(unit, submission.lookups());
    List<Effect> effects = submission.run(view);
    view.end();
    if (view.failure() != null) {
      throw view.failure();
    }
    if (effects != null && mayHave(effects, submission, view, unit)) {
      unit.apply(effects, submission.actor());
    }
  }

  private static boolean mayHave(
      List<Effect> effects, Submission<?> submission, WorkView view, UnitOfWork unit) {
    try {
      unit.check(effects, view.shown());
      return true;
    } catch (IllegalArgumentException refused) {
      submission.refuse(refused);
      return false;
    }
  }
}
