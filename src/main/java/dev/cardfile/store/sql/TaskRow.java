package dev.cardfile.store.sql;

import dev.cardfile.activity.Task;
import dev.cardfile.contact.ContactId;
import java.sql.SQLException;

/** A task as a row, in the order of the columns in {@link OwnedStatements}. */
final class TaskRow implements OwnedRows.Form<Task> {

  static final OwnedRows<Task> ROWS =
      new OwnedRows<>(
          new OwnedRows.Sql(
              OwnedStatements.TASKS,
              OwnedStatements.TASK,
              OwnedStatements.INSERT_TASK,
              OwnedStatements.UPDATE_TASK,
              OwnedStatements.DELETE_TASK),
          new TaskRow());

  private TaskRow() {}

  @Override
  public void write(Row row, Task task) throws SQLException {
    row.text(task.title())
        .text(task.body())
        .text(task.assignedTo())
        .instant(task.dueDate())
        .flag(task.completed())
        .instant(task.dateAdded());
  }

  @Override
  public Task read(RowReader row) throws SQLException {
    ContactId contact = new ContactId(row.text());
    return new Task(
        row.text(),
        contact,
        row.text(),
        row.textOrNull(),
        row.textOrNull(),
        row.instant(),
        row.flag(),
        row.instant());
  }
}
