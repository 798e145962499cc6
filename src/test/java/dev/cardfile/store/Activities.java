package dev.cardfile.store;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.ActivityChange;
import dev.cardfile.activity.Note;
import dev.cardfile.activity.NoteChange;
import dev.cardfile.activity.Task;
import dev.cardfile.activity.TaskChange;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Edit;
import dev.cardfile.write.Writes;
import java.util.function.Function;

/**
 * A kind of activity, for tests of stores.
 *
 * @param table the table of its rows
 */
public record Activities<A extends Activity>(
    String table,
    Function<Stores, ActivityStore<A>> store,
    Function<Writes, dev.cardfile.write.Activities<A>> writes,
    ActivityChange<A> least,
    Function<String, ActivityChange<A>> everything) {

  public static final Activities<Note> NOTES =
      new Activities<>(
          "note",
          Stores::notes,
          Writes::notes,
          new NoteChange("b", Edit.clear(), Edit.clear(), Edit.clear(), false),
          text ->
              new NoteChange(
                  "body" + text,
                  Edit.put("title" + text),
                  Edit.put("color" + text),
                  Edit.put("user" + text),
                  true));

  public static final Activities<Task> TASKS =
      new Activities<>(
          "task",
          Stores::tasks,
          Writes::tasks,
          new TaskChange("t", Edit.clear(), Edit.clear(), Contacts.NOW, false),
          text ->
              new TaskChange(
                  "title" + text,
                  Edit.put("body" + text),
                  Edit.put("assigned" + text),
                  Contacts.NOW.plusMillis(1),
                  true));

  /** Returns an activity with only the mandatory values. */
  public A least(String id, String contact) {
    return least.create(id, new ContactId(contact), Contacts.NOW);
  }

  /**
   * Returns an activity with every field set, each to a value of its own that contains {@code
   * text}.
   */
  public A full(String id, String contact, String text) {
    return everything.apply(text).create(id, new ContactId(contact), Contacts.NOW);
  }

  /** Returns an activity with a body; its other values are arbitrary. */
  @SuppressWarnings("unchecked") // A is the type of the activities that this change creates
  public A withBody(String id, String contact, String body) {
    ContactId to = new ContactId(contact);
    return (A)
        switch (least) {
          case NoteChange _ ->
              new NoteChange(body, Edit.keep(), Edit.keep(), Edit.keep(), null)
                  .create(id, to, Contacts.NOW);
          case TaskChange _ ->
              new TaskChange("t", Edit.put(body), Edit.keep(), Contacts.NOW, false)
                  .create(id, to, Contacts.NOW);
        };
  }

  /** Returns a change of the body alone. */
  @SuppressWarnings("unchecked") // A is the type of the activities that this change creates
  public ActivityChange<A> body(String body) {
    return (ActivityChange<A>)
        switch (least) {
          case NoteChange _ -> new NoteChange(body, Edit.keep(), Edit.keep(), Edit.keep(), null);
          case TaskChange _ -> new TaskChange(null, Edit.put(body), Edit.keep(), null, null);
        };
  }

  @Override
  public String toString() {
    return table;
  }
}
