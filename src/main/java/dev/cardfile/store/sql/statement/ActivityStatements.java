package dev.cardfile.store.sql.statement;

import dev.cardfile.store.sql.jdbc.Wording;
import dev.cardfile.store.sql.table.NoteTable;
import dev.cardfile.store.sql.table.TaskTable;

/** The statements on the notes and tasks of several contacts at once, and of deleted contacts. */
public final class ActivityStatements {

  private static final String OF_SOME_CONTACTS = " WHERE location_id = ? AND contact_id";
  private static final String BY_CONTACT = " ORDER BY contact_id, id DESC";
  private static final String EACH_CONTACT = " GROUP BY contact_id";
  private static final String OF_DELETION = " WHERE location_id = ? AND seq = ? AND contact_id = ?";

  /** Selects the notes of several contacts, whose ids are a JSON array. */
  public static final Wording NOTES_OF =
      Wording.ofTexts(
          "SELECT " + NoteTable.TABLE.sql().columns() + " FROM note" + OF_SOME_CONTACTS,
          BY_CONTACT);

  public static final Wording TASKS_OF =
      Wording.ofTexts(
          "SELECT " + TaskTable.TABLE.sql().columns() + " FROM task" + OF_SOME_CONTACTS,
          BY_CONTACT);

  /** Selects the approximate total length of each contact's notes. */
  public static final Wording LENGTHS_OF_NOTES =
      Wording.ofTexts(
          "SELECT contact_id, sum(length(body) + 300) FROM note" + OF_SOME_CONTACTS, EACH_CONTACT);

  public static final Wording LENGTHS_OF_TASKS =
      Wording.ofTexts(
          "SELECT contact_id, sum(coalesce(length(body), 0) + 500) FROM task" + OF_SOME_CONTACTS,
          EACH_CONTACT);

  /** Takes the location, the number of the change that deleted the contact, and the contact. */
  public static final String DELETED_NOTES =
      "SELECT " + NoteTable.TABLE.sql().columns() + " FROM deleted_note" + OF_DELETION;

  public static final String DELETED_TASKS =
      "SELECT " + TaskTable.TABLE.sql().columns() + " FROM deleted_task" + OF_DELETION;

  private ActivityStatements() {}
}
