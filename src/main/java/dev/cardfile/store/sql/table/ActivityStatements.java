package dev.cardfile.store.sql.table;

import dev.cardfile.store.sql.jdbc.Wording;

/** Statements on the notes and tasks of contacts that are taken over, or exported. */
public final class ActivityStatements {

  private static final String OF_SOME_CONTACTS = " WHERE location_id = ? AND contact_id IN ";
  private static final String SOME_IN_SQLITE =
      OF_SOME_CONTACTS + "(SELECT value FROM json_each(?))";
  private static final String SOME_IN_POSTGRES =
      OF_SOME_CONTACTS + "(SELECT json_array_elements_text(?::json))";
  private static final String BY_CONTACT = " ORDER BY contact_id, id DESC";
  private static final String EACH_CONTACT = " GROUP BY contact_id";
  private static final String OF_DELETION = " WHERE location_id = ? AND seq = ? AND contact_id = ?";
  private static final String FROM_NOTE =
      "SELECT " + NoteTable.TABLE.sql().columns() + " FROM note";
  private static final String FROM_TASK =
      "SELECT " + TaskTable.TABLE.sql().columns() + " FROM task";
  private static final String LENGTH_OF_NOTES =
      "SELECT contact_id, sum(length(body) + 300) FROM note";
  private static final String LENGTH_OF_TASKS =
      "SELECT contact_id, sum(coalesce(length(body), 0) + 500) FROM task";

  /** Those of contacts whose ids come as a list in JSON. */
  public static final Wording NOTES_OF =
      new Wording(
          FROM_NOTE + SOME_IN_SQLITE + BY_CONTACT, FROM_NOTE + SOME_IN_POSTGRES + BY_CONTACT);

  public static final Wording TASKS_OF =
      new Wording(
          FROM_TASK + SOME_IN_SQLITE + BY_CONTACT, FROM_TASK + SOME_IN_POSTGRES + BY_CONTACT);

  /** About how long all are that each contact has. */
  public static final Wording LENGTHS_OF_NOTES =
      new Wording(
          LENGTH_OF_NOTES + SOME_IN_SQLITE + EACH_CONTACT,
          LENGTH_OF_NOTES + SOME_IN_POSTGRES + EACH_CONTACT);

  public static final Wording LENGTHS_OF_TASKS =
      new Wording(
          LENGTH_OF_TASKS + SOME_IN_SQLITE + EACH_CONTACT,
          LENGTH_OF_TASKS + SOME_IN_POSTGRES + EACH_CONTACT);

  /** Takes the number of the change that deleted the contact, and the contact. */
  public static final String DELETED_NOTES =
      "SELECT " + NoteTable.TABLE.sql().columns() + " FROM deleted_note" + OF_DELETION;

  public static final String DELETED_TASKS =
      "SELECT " + TaskTable.TABLE.sql().columns() + " FROM deleted_task" + OF_DELETION;

  private ActivityStatements() {}
}
