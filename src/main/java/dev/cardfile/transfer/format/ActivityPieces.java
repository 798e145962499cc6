package dev.cardfile.transfer.format;

import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits the notes and tasks of a contact into pieces that each fit into one row, because an import
 * limits the length of a row. Rows after the first contain only the contact's id and their piece.
 */
final class ActivityPieces {

  private static final int MOST = 400;
  private static final int LONGEST = 200_000;

  private final List<Exported> pieces = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<Task> tasks = new ArrayList<>();
  private int length;

  private ActivityPieces() {}

  /**
   * Returns the contact once per piece, each time with only the notes and tasks of that piece; at
   * least once.
   */
  static List<Exported> of(Exported whole) {
    ActivityPieces all = new ActivityPieces();
    for (Note note : whole.notes()) {
      all.room(whole, length(json(note)));
      all.notes.add(note);
    }
    for (Task task : whole.tasks()) {
      all.room(whole, length(json(task)));
      all.tasks.add(task);
    }
    all.end(whole);
    return all.pieces;
  }

  private void room(Exported whole, int more) {
    int count = notes.size() + tasks.size();
    if (count > 0 && (count == MOST || length + more > LONGEST)) {
      end(whole);
    }
    length += more;
  }

  private void end(Exported whole) {
    pieces.add(new Exported(whole.contact(), whole.id(), List.copyOf(notes), List.copyOf(tasks)));
    notes.clear();
    tasks.clear();
    length = 0;
  }

  private static int length(Json json) {
    return JsonWriter.compact(json).getBytes(StandardCharsets.UTF_8).length;
  }

  static JsonArray notes(List<Note> notes) {
    return new JsonArray(notes.stream().<Json>map(ActivityPieces::json).toList());
  }

  static JsonArray tasks(List<Task> tasks) {
    return new JsonArray(tasks.stream().<Json>map(ActivityPieces::json).toList());
  }

  private static JsonObject json(Note note) {
    JsonObject json = JsonObject.EMPTY.with("id", note.id()).with("body", note.body());
    json = note.title() == null ? json : json.with("title", note.title());
    json = note.color() == null ? json : json.with("color", note.color());
    json = note.userId() == null ? json : json.with("userId", note.userId());
    return json.with("pinned", note.pinned()).with("dateAdded", note.dateAdded().toString());
  }

  private static JsonObject json(Task task) {
    JsonObject json = JsonObject.EMPTY.with("id", task.id()).with("title", task.title());
    json = task.body() == null ? json : json.with("body", task.body());
    json = task.assignedTo() == null ? json : json.with("assignedTo", task.assignedTo());
    return json.with("dueDate", task.dueDate().toString())
        .with("completed", task.completed())
        .with("dateAdded", task.dateAdded().toString());
  }
}
