package dev.cardfile.wire;

import dev.cardfile.activity.ActivityChange;
import dev.cardfile.activity.Task;
import dev.cardfile.activity.TaskChange;

/** Reads bodies about tasks. */
public final class TaskReader implements ActivityReader<Task> {

  private static final int MAX_TITLE_LENGTH = 255;
  private static final int MAX_BODY_LENGTH = 65_535;
  private static final int MAX_ID_LENGTH = 64;
  private static final int MAX_DATE_LENGTH = 64;

  private static final Shape SHAPE =
      Shape.values("title", "body", "assignedTo", "dueDate", "completed");
  private static final Shape COMPLETION = Shape.values("completed");

  @Override
  public BodyReading<ActivityChange<Task>> readNew(byte[] body) {
    return MembersReader.body(
        body,
        SHAPE,
        said ->
            new TaskChange(
                said.required("title", MAX_TITLE_LENGTH, Format.TEXT),
                said.nullable("body", MAX_BODY_LENGTH, Format.TEXT),
                said.nullable("assignedTo", MAX_ID_LENGTH, Format.TEXT),
                said.required("dueDate", MAX_DATE_LENGTH, Format.INSTANT),
                said.requiredFlag("completed")));
  }

  @Override
  public BodyReading<ActivityChange<Task>> readChange(byte[] body) {
    return MembersReader.body(
        body,
        SHAPE,
        said ->
            new TaskChange(
                said.text("title", MAX_TITLE_LENGTH, Format.TEXT).given(),
                said.nullable("body", MAX_BODY_LENGTH, Format.TEXT),
                said.nullable("assignedTo", MAX_ID_LENGTH, Format.TEXT),
                said.text("dueDate", MAX_DATE_LENGTH, Format.INSTANT).given(),
                said.flag("completed")));
  }

  /** Reads whether a task is completed, which must be said. */
  public BodyReading<ActivityChange<Task>> readCompletion(byte[] body) {
    return MembersReader.body(
        body, COMPLETION, said -> TaskChange.completed(said.requiredFlag("completed")));
  }
}
