package dev.cardfile.http.activities;

import dev.cardfile.access.Scope;
import dev.cardfile.activity.Task;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.http.Route;
import dev.cardfile.http.WriteRequests;
import dev.cardfile.openapi.ActivityOperations;
import dev.cardfile.store.ActivityStore;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.activity.ActivityWriter;
import dev.cardfile.wire.activity.TaskReader;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.write.Activities;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The routes {@code /contacts/{contactId}/tasks} and below. */
public final class TaskRoutes {

  private TaskRoutes() {}

  public static List<Route> of(
      WriteRequests requests,
      ActivityStore<Task> store,
      Activities<Task> writes,
      AnswerWriter answers,
      IdSequence ids,
      InstantSource clock) {
    TaskReader reader = new TaskReader();
    ActivityRoutes.Kind<Task> tasks =
        new ActivityRoutes.Kind<>(
            "task",
            "tasks",
            reader,
            ActivityWriter.TASKS,
            Problem.TaskNotFound::new,
            ActivityOperations.TASKS);
    ActivityRoutes<Task> routes =
        new ActivityRoutes<>(tasks, requests, store, writes, answers, ids, clock);
    List<Route> all = new ArrayList<>(routes.routes());
    all.add(
        Route.write(
            "PUT",
            routes.each() + "/completed",
            Scope.CONTACTS_WRITE,
            ActivityOperations.COMPLETE,
            request -> routes.change(request, reader::readCompletion)));
    return all;
  }
}
