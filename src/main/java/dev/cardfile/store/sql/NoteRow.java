package dev.cardfile.store.sql;

import dev.cardfile.activity.Note;
import dev.cardfile.contact.ContactId;
import java.sql.SQLException;

/** A note as a row, in the order of the columns in {@link OwnedStatements}. */
final class NoteRow implements OwnedRows.Form<Note> {

  static final OwnedRows<Note> ROWS =
      new OwnedRows<>(
          new OwnedRows.Sql(
              OwnedStatements.NOTES,
              OwnedStatements.NOTE,
              OwnedStatements.INSERT_NOTE,
              OwnedStatements.UPDATE_NOTE,
              OwnedStatements.DELETE_NOTE),
          new NoteRow());

  private NoteRow() {}

  @Override
  public void write(Row row, Note note) throws SQLException {
    row.text(note.body())
        .text(note.title())
        .text(note.color())
        .text(note.userId())
        .flag(note.pinned())
        .instant(note.dateAdded());
  }

  @Override
  public Note read(RowReader row) throws SQLException {
    ContactId contact = new ContactId(row.text());
    return new Note(
        row.text(),
        contact,
        row.text(),
        row.textOrNull(),
        row.textOrNull(),
        row.textOrNull(),
        row.flag(),
        row.instant());
  }
}
