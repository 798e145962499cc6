package dev.cardfile.store;

import dev.cardfile.activity.FoundTask;
import dev.cardfile.activity.TaskQuery;
import dev.cardfile.location.LocationId;
import java.util.List;

/** Finds tasks among all that the contacts of a location have. */
public interface TaskSearch {

  /**
   * The tasks that pass, by their due date, the oldest first of those with the same.
   *
   * @throws StoreUnavailable when the store is away; the caller may try again
   */
  List<FoundTask> find(LocationId location, TaskQuery query);
}
