package dev.cardfile.store.sql.table;

import dev.cardfile.activity.FoundTask;
import dev.cardfile.activity.Task;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.PersonName;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.row.Table;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table of tasks. */
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

  /** Runs a query whose rows are tasks, each followed by the first and last name of its contact. */
  public static List<FoundTask> readFound(LocationId location, PreparedStatement filled)
      throws SQLException {
    try (ResultSet rows = filled.executeQuery()) {
      List<FoundTask> found = new ArrayList<>();
      while (rows.next()) {
        RowReader row = new RowReader(rows);
        Task task = TABLE.read(location, row);
        row.skip(TABLE.width());
        found.add(new FoundTask(task, new PersonName(row.textOrNull(), row.textOrNull())));
      }
      return found;
    }
  }
}
