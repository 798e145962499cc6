package dev.cardfile.store.sql.table;

import dev.cardfile.activity.Task;
import dev.cardfile.contact.ContactId;
import java.time.Instant;

/** The tasks about contacts. */
public final class TaskTable {

  private static final Table.Columns<Task> OF = new Table.Columns<>("task");

  private static final Column<Task, String> CONTACT_ID =
      OF.key("contact_id", Codec.TEXT, task -> task.contact().value());
  private static final Column<Task, String> ID = OF.key("id", Codec.TEXT, Task::id);
  private static final Column<Task, String> TITLE = OF.column("title", Codec.TEXT, Task::title);
  private static final Column<Task, String> BODY = OF.column("body", Codec.TEXT, Task::body);
  private static final Column<Task, String> ASSIGNED_TO =
      OF.column("assigned_to", Codec.TEXT, Task::assignedTo);
  private static final Column<Task, Instant> DUE_DATE =
      OF.column("due_date", Codec.INSTANT, Task::dueDate);
  private static final Column<Task, Boolean> COMPLETED =
      OF.column("completed", Codec.FLAG, Task::completed);
  private static final Column<Task, Instant> DATE_ADDED =
      OF.column("date_added", Codec.INSTANT, Task::dateAdded);

  public static final Table<Task> TABLE =
      OF.table((location, row) ->
          new Task(
              row.get(ID),
              new ContactId(row.get(CONTACT_ID)),
              row.get(TITLE),
              row.orNull(BODY),
              row.orNull(ASSIGNED_TO),
              row.get(DUE_DATE),
              row.get(COMPLETED),
              row.get(DATE_ADDED)));

  private TaskTable() {}
}
