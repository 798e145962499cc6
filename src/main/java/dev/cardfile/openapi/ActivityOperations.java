package dev.cardfile.openapi;

import dev.cardfile.wire.activity.ActivityWriter;
import dev.cardfile.wire.activity.NoteReader;
import dev.cardfile.wire.activity.TaskReader;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Shape;

/**
 * The operations on one kind of activity.
 *
 * @param list lists all activities of a contact
 */
public record ActivityOperations(
    Operation list, Operation add, Operation show, Operation change, Operation delete) {

  public static final ActivityOperations NOTES =
      of(Tag.NOTES, "note", "notes", NoteReader.NEW, NoteReader.CHANGE, ActivityWriter.NOTES);

  public static final ActivityOperations TASKS =
      of(Tag.TASKS, "task", "tasks", TaskReader.NEW, TaskReader.CHANGE, ActivityWriter.TASKS);

  public static final Operation COMPLETE =
      Operation.of("update-task-completed", Tag.TASKS, "Mark a task as completed or not")
          .takes(TaskReader.COMPLETION)
          .safeToRetry()
          .answers(200, ActivityWriter.TASKS.one(), "The updated task.");

  private static ActivityOperations of(
      Tag tag, String one, String several, Shape whole, Shape part, ActivityWriter<?> writer) {
    Answer<?> answer = writer.one();
    return new ActivityOperations(
        Operation.of("get-all-" + several, tag, "List the " + several + " of a contact")
            .answers(200, writer.all(), "All " + several + ", newest first."),
        Operation.of("create-" + one, tag, "Add a " + one + " to a contact")
            .takes(whole)
            .safeToRetry()
            .answers(201, answer, "The new " + one + "."),
        Operation.of("get-" + one, tag, "Get a " + one).answers(200, answer, "The " + one + "."),
        Operation.of("update-" + one, tag, "Update a " + one)
            .about("Absent or blank properties keep their value; null clears if the schema allows.")
            .takes(part)
            .safeToRetry()
            .answers(200, answer, "The updated " + one + "."),
        Operation.of("delete-" + one, tag, "Delete a " + one)
            .safeToRetry()
            .answers(200, AnswerWriter.SUCCEEDED, "Deleted."));
  }
}
