package dev.cardfile.store;

import dev.cardfile.activity.FoundTask;
import dev.cardfile.activity.TaskQuery;
import dev.cardfile.location.LocationId;
import java.util.List;

/** Searches the tasks of all contacts of a location. */
public interface TaskSearch {

  /**
   * Returns the tasks that match a query, ordered by due date; of those with the same due date, the
   * oldest first.
   *
   * @throws StoreUnavailable if the store is unavailable; the caller may retry
   */
  List<FoundTask> find(LocationId location, TaskQuery query);
}
