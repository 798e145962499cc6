package dev.cardfile.store.sql.table;

import dev.cardfile.activity.Note;
import dev.cardfile.contact.ContactId;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.Table;
import java.time.Instant;

/** The table of notes. */
public final class NoteTable {

  private static final Table.Columns<Note> OF = new Table.Columns<>("note");

  private static final Column<Note, String> CONTACT_ID =
      OF.key("contact_id", Codec.TEXT, note -> note.contact().value());
  private static final Column<Note, String> ID = OF.key("id", Codec.TEXT, Note::id);
  private static final Column<Note, String> BODY = OF.column("body", Codec.TEXT, Note::body);
  private static final Column<Note, String> TITLE = OF.column("title", Codec.TEXT, Note::title);
  private static final Column<Note, String> COLOR = OF.column("color", Codec.TEXT, Note::color);
  private static final Column<Note, String> USER_ID =
      OF.column("user_id", Codec.TEXT, Note::userId);
  private static final Column<Note, Boolean> PINNED = OF.column("pinned", Codec.FLAG, Note::pinned);
  private static final Column<Note, Instant> DATE_ADDED =
      OF.column("date_added", Codec.INSTANT, Note::dateAdded);

  public static final Table<Note> TABLE =
      OF.table((location, row) ->
          new Note(
              row.get(ID),
              new ContactId(row.get(CONTACT_ID)),
              row.get(BODY),
              row.orNull(TITLE),
              row.orNull(COLOR),
              row.orNull(USER_ID),
              row.get(PINNED),
              row.get(DATE_ADDED)));

  private NoteTable() {}
}
