package dev.cardfile.http;

import dev.cardfile.access.Scope;
import dev.cardfile.activity.Task;
import dev.cardfile.openapi.ActivityOperations;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.activity.ActivityWriter;
import dev.cardfile.wire.activity.TaskReader;
import dev.cardfile.wire.answer.AnswerWriter;
import java.util.ArrayList;
import java.util.List;

/** {@code /contacts/{contactId}/tasks} and what lies below. */
final class TaskRoutes {

  private TaskRoutes() {}

  static List<Route> of(HttpServer.Parts parts, AnswerWriter answers) {
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
        new ActivityRoutes<>(tasks, parts.stores().tasks(), parts.writes().tasks(), answers, parts);
    List<Route> all = new ArrayList<>(routes.routes());
    all.add(
        Route.write(
            "PUT",
            routes.each() + "/completed",
            Scope.CONTACTS_WRITE,
            ActivityOperations.COMPLETE,
            call -> routes.change(call, reader::readCompletion)));
    return all;
  }
}
