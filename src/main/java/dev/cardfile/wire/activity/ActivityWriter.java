package dev.cardfile.wire.activity;

import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.TIME;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.answer.WarningText;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.util.List;

/** Writes the answers about the activities of one kind, as JSON in UTF-8. */
public final class ActivityWriter<A extends Activity> {

  private static final ValueType<Note> NOTE =
      Members.<Note>of()
          .has("id", STRING, Note::id)
          .mayHave("title", STRING, Note::title)
          .has("body", STRING, Note::body)
          .mayHave("color", STRING, Note::color)
          .has("pinned", BOOLEAN, Note::pinned)
          .mayHave("userId", STRING, Note::userId)
          .has("dateAdded", TIME, Note::dateAdded)
          .has("contactId", STRING, note -> note.contact().value())
          .called("Note");

  private static final ValueType<Task> TASK =
      Members.<Task>of()
          .has("id", STRING, Task::id)
          .has("title", STRING, Task::title)
          .mayHave("body", STRING, Task::body)
          .mayHave("assignedTo", STRING, Task::assignedTo)
          .has("dueDate", TIME, Task::dueDate)
          .has("completed", BOOLEAN, Task::completed)
          .has("dateAdded", TIME, Task::dateAdded)
          .has("contactId", STRING, task -> task.contact().value())
          .called("Task");

  public static final ActivityWriter<Note> NOTES = new ActivityWriter<>("note", "notes", NOTE);
  public static final ActivityWriter<Task> TASKS = new ActivityWriter<>("task", "tasks", TASK);

  record Written<A>(A activity, List<Warning> warnings) {}

  private final Answer<Written<A>> one;
  private final Answer<List<A>> all;

  private ActivityWriter(String one, String several, ValueType<A> type) {
    this.one =
        Answer.of(
            WarningText.behind(
                Members.<Written<A>>of().has(one, type, Written::activity), Written::warnings));
    this.all = Answer.of(Members.<List<A>>of().has(several, ValueType.list(type), list -> list));
  }

  /** Returns the answer with one activity. */
  public Answer<?> one() {
    return one;
  }

  /** Returns the answer with several activities. */
  public Answer<?> all() {
    return all;
  }

  /** Writes one activity, and the warnings about it. */
  public byte[] one(A activity, List<Warning> warnings, String traceId) {
    return one.bytes(new Written<>(activity, warnings), traceId);
  }

  public byte[] all(List<A> activities, String traceId) {
    return all.bytes(activities, traceId);
  }
}
