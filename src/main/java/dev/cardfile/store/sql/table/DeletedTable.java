package dev.cardfile.store.sql.table;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.Table;

/**
 * The tables of notes and tasks of deleted contacts. Each has the columns of the original table,
 * and before them the number of the change that deleted the contact.
 */
public final class DeletedTable {

  public static final Table<Deleted<Note>> NOTES = of(NoteTable.TABLE);
  public static final Table<Deleted<Task>> TASKS = of(TaskTable.TABLE);

  /**
   * A note or task of a deleted contact.
   *
   * @param seq the number of the change that deleted the contact
   */
  public record Deleted<A extends Activity>(long seq, A activity) {}

  private DeletedTable() {}

  private static <A extends Activity> Table<Deleted<A>> of(Table<A> table) {
    Table.Columns<Deleted<A>> of = new Table.Columns<>("deleted_" + table.name());
    Column<Deleted<A>, Long> seq = of.key("seq", Codec.NUMBER, Deleted::seq);
    table.keys().forEach(column -> addKey(of, column));
    table.others().forEach(column -> add(of, column));
    return of.table((location, row) -> {
      long number = row.get(seq);
      row.skip(1);
      return new Deleted<>(number, table.read(location, row));
    });
  }

  private static <A extends Activity, V> void addKey(
      Table.Columns<Deleted<A>> to, Column<A, V> column) {
    var _ = to.key(column.name(), column.codec(), deleted -> column.cell().of(deleted.activity()));
  }

  private static <A extends Activity, V> void add(
      Table.Columns<Deleted<A>> to, Column<A, V> column) {
    var _ =
        to.column(column.name(), column.codec(), deleted -> column.cell().of(deleted.activity()));
  }
}
