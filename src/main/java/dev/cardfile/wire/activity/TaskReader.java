package dev.cardfile.wire.activity;

import dev.cardfile.activity.ActivityChange;
import dev.cardfile.activity.Task;
import dev.cardfile.activity.TaskChange;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.time.Instant;

/** Reads bodies about tasks. */
public final class TaskReader implements ActivityReader<Task> {

  private static final int MAX_TITLE_LENGTH = 255;
  private static final int MAX_BODY_LENGTH = 65_535;
  private static final int MAX_ID_LENGTH = 64;
  private static final int MAX_DATE_LENGTH = 64;

  private static final Property.OfString<String> TITLE =
      Property.string("title", MAX_TITLE_LENGTH, Format.TEXT);
  private static final Property.OfString<String> BODY =
      Property.string("body", MAX_BODY_LENGTH, Format.TEXT).orNull();
  private static final Property.OfString<String> ASSIGNED_TO =
      Property.string("assignedTo", MAX_ID_LENGTH, Format.TEXT)
          .orNull()
          .about("The responsible user.");
  private static final Property.OfString<Instant> DUE_DATE =
      Property.string("dueDate", MAX_DATE_LENGTH, Format.INSTANT);
  private static final Property.OfBoolean COMPLETED = Property.bool("completed");

  public static final Shape CHANGE =
      Shape.of(TITLE, BODY, ASSIGNED_TO, DUE_DATE, COMPLETED, ObjectReader.LOCATION_ID);
  public static final Shape NEW = CHANGE.requiring(TITLE, DUE_DATE, COMPLETED);
  public static final Shape COMPLETION =
      Shape.of(COMPLETED, ObjectReader.LOCATION_ID).requiring(COMPLETED);

  /** Reads the tasks that are imported together with their contact. */
  public static final CarriedReader<Task> CARRIED =
      new CarriedReader<>(
          "tasks",
          Shape.of(TITLE, BODY, ASSIGNED_TO, DUE_DATE, COMPLETED)
              .requiring(TITLE, DUE_DATE, COMPLETED),
          said -> {
            TaskChange task = change(said);
            return task.title() == null || task.dueDate() == null || task.completed() == null
                ? null
                : task;
          });

  @Override
  public BodyReading<ActivityChange<Task>> readNew(byte[] body, LocationId own) {
    return RequestReader.<ActivityChange<Task>>bodyIn(own, body, NEW, TaskReader::change).ofNew();
  }

  @Override
  public BodyReading<ActivityChange<Task>> readChange(byte[] body, LocationId own) {
    return RequestReader.bodyIn(own, body, CHANGE, TaskReader::change);
  }

  /** Reads whether a task is completed, which is required. */
  public BodyReading<ActivityChange<Task>> readCompletion(byte[] body, LocationId own) {
    return RequestReader.bodyIn(
        own, body, COMPLETION, said -> TaskChange.completed(said.bool(COMPLETED)));
  }

  private static TaskChange change(ObjectReader said) {
    return new TaskChange(
        said.string(TITLE).given(),
        said.string(BODY),
        said.string(ASSIGNED_TO),
        said.string(DUE_DATE).given(),
        said.bool(COMPLETED));
  }
}
