package dev.cardfile.http.locations;

import dev.cardfile.access.Scope;
import dev.cardfile.activity.TaskQuery;
import dev.cardfile.http.AliasedContacts;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.location.LocationId;
import dev.cardfile.openapi.LocationOperations;
import dev.cardfile.store.TaskSearch;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.activity.TaskSearchReader;
import dev.cardfile.wire.activity.TaskSearchWriter;
import dev.cardfile.wire.table.BodyReading;
import java.util.List;
import java.util.Set;

/**
 * The route {@code POST /locations/{locationId}/tasks/search}, which searches the tasks of all
 * contacts of a location.
 */
public final class TaskSearchRoutes {

  private final TaskSearch tasks;
  private final AliasedContacts aliases;
  private final TaskSearchReader reader = new TaskSearchReader();
  private final TaskSearchWriter writer = new TaskSearchWriter();

  public TaskSearchRoutes(TaskSearch tasks, AliasedContacts aliases) {
    this.aliases = aliases;
    this.tasks = tasks;
  }

  public List<Route> routes() {
    return List.of(
        Route.write(
            "POST",
            "/locations/{locationId}/tasks/search",
            Scope.TASKS_READONLY,
            LocationOperations.SEARCH_TASKS,
            OwnLocation.only(this::search)));
  }

  private TaskQuery own(LocationId location, TaskQuery query) {
    return query.of(Set.copyOf(aliases.own(location, query.contacts())));
  }

  /** Answers 201, as HighLevel does. */
  private ApiResponse search(ApiRequest request) {
    return switch (reader.read(request.body(), request.location())) {
      case BodyReading.Refused<TaskQuery>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<TaskQuery>(TaskQuery query, var _) ->
          ApiResponse.created(
              writer.found(
                  tasks.find(request.location(), own(request.location(), query)),
                  request.location(),
                  request.traceId()),
              "found");
    };
  }
}
