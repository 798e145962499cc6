package dev.cardfile.wire.activity;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.upsert.Warning;
import dev.cardfile.wire.answer.AnswerShape;
import dev.cardfile.wire.answer.WarningText;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Timestamp;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes the answers about the activities of one kind, as JSON in UTF-8. */
public final class ActivityWriter<A extends Activity> {

  private static final Schema NOTE =
      AnswerShape.EMPTY
          .has(Schema.STRING, "id")
          .mayHave(Schema.STRING, "title")
          .has(Schema.STRING, "body")
          .mayHave(Schema.STRING, "color")
          .has(Schema.BOOLEAN, "pinned")
          .mayHave(Schema.STRING, "userId")
          .has(Schema.TIME, "dateAdded")
          .has(Schema.STRING, "contactId")
          .schema()
          .called("Note");

  private static final Schema TASK =
      AnswerShape.EMPTY
          .has(Schema.STRING, "id", "title")
          .mayHave(Schema.STRING, "body", "assignedTo")
          .has(Schema.TIME, "dueDate")
          .has(Schema.BOOLEAN, "completed")
          .has(Schema.TIME, "dateAdded")
          .has(Schema.STRING, "contactId")
          .schema()
          .called("Task");

  public static final ActivityWriter<Note> NOTES =
      new ActivityWriter<>("note", "notes", NOTE, ActivityWriter::note);
  public static final ActivityWriter<Task> TASKS =
      new ActivityWriter<>("task", "tasks", TASK, ActivityWriter::task);

  private final String one;
  private final String several;
  private final Schema schema;
  private final BiConsumer<JsonWriter, A> members;

  private ActivityWriter(
      String one, String several, Schema schema, BiConsumer<JsonWriter, A> members) {
    this.one = one;
    this.several = several;
    this.schema = schema;
    this.members = members;
  }

  /** An answer with one of them. */
  public Schema schemaOfOne() {
    return AnswerShape.EMPTY.has(schema, one).mayHave(WarningText.LIST, WarningText.ALL).traced();
  }

  /** An answer with several. */
  public Schema schemaOfAll() {
    return AnswerShape.EMPTY.has(Schema.list(schema), several).traced();
  }

  /** One of them, with what to warn of. */
  public byte[] one(A activity, List<Warning> warnings, String traceId) {
    return JsonWriter.object(answer -> {
      answer.object(one, json -> members.accept(json, activity));
      WarningText.write(answer, warnings);
      answer.text(AnswerShape.TRACE, traceId);
    });
  }

  public byte[] all(List<A> activities, String traceId) {
    return JsonWriter.object(answer -> {
      answer.objects(several, activities, members);
      answer.text(AnswerShape.TRACE, traceId);
    });
  }

  private static void note(JsonWriter json, Note note) {
    json.text("id", note.id());
    json.text("title", note.title());
    json.text("body", note.body());
    json.text("color", note.color());
    json.flag("pinned", note.pinned());
    json.text("userId", note.userId());
    json.text("dateAdded", Timestamp.of(note.dateAdded()));
    json.text("contactId", note.contact().value());
  }

  private static void task(JsonWriter json, Task task) {
    json.text("id", task.id());
    json.text("title", task.title());
    json.text("body", task.body());
    json.text("assignedTo", task.assignedTo());
    json.text("dueDate", Timestamp.of(task.dueDate()));
    json.flag("completed", task.completed());
    json.text("dateAdded", Timestamp.of(task.dateAdded()));
    json.text("contactId", task.contact().value());
  }
}
