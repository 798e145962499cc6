package dev.cardfile.store.sql;

/**
 * The statements on what belongs to a contact or to a location as a whole, in the SQL that all
 * databases understand. Where a statement finds one row, its key comes last.
 */
final class OwnedStatements {

  private OwnedStatements() {}

  static final String NOTE_COLUMNS = "body, title, color, user_id, pinned, date_added";

  static final String NOTES =
      "SELECT contact_id, id, "
          + NOTE_COLUMNS
          + " FROM note WHERE location_id = ? AND contact_id = ? ORDER BY id DESC";

  static final String NOTE =
      "SELECT contact_id, id, "
          + NOTE_COLUMNS
          + " FROM note WHERE location_id = ? AND contact_id = ? AND id = ?";

  static final String INSERT_NOTE =
      "INSERT INTO note (location_id, contact_id, id, "
          + NOTE_COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  static final String UPDATE_NOTE =
      "UPDATE note SET ("
          + NOTE_COLUMNS
          + ") = (?, ?, ?, ?, ?, ?) WHERE location_id = ? AND contact_id = ? AND id = ?";

  static final String DELETE_NOTE =
      "DELETE FROM note WHERE location_id = ? AND contact_id = ? AND id = ?";

  static final String DELETE_NOTES_OF_CONTACT =
      "DELETE FROM note WHERE location_id = ? AND contact_id = ?";

  static final String MEASURE_NOTES =
      """
      SELECT count(*), coalesce(sum(length(body)), 0) FROM note
      WHERE location_id = ? AND contact_id = ?
      """;

  static final String TASK_COLUMNS = "title, body, assigned_to, due_date, completed, date_added";

  static final String TASKS =
      "SELECT contact_id, id, "
          + TASK_COLUMNS
          + " FROM task WHERE location_id = ? AND contact_id = ? ORDER BY id DESC";

  static final String TASK =
      "SELECT contact_id, id, "
          + TASK_COLUMNS
          + " FROM task WHERE location_id = ? AND contact_id = ? AND id = ?";

  static final String INSERT_TASK =
      "INSERT INTO task (location_id, contact_id, id, "
          + TASK_COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  static final String UPDATE_TASK =
      "UPDATE task SET ("
          + TASK_COLUMNS
          + ") = (?, ?, ?, ?, ?, ?) WHERE location_id = ? AND contact_id = ? AND id = ?";

  static final String DELETE_TASK =
      "DELETE FROM task WHERE location_id = ? AND contact_id = ? AND id = ?";

  static final String DELETE_TASKS_OF_CONTACT =
      "DELETE FROM task WHERE location_id = ? AND contact_id = ?";

  static final String MEASURE_TASKS =
      """
      SELECT count(*), coalesce(sum(length(body)), 0) FROM task
      WHERE location_id = ? AND contact_id = ?
      """;

  static final String CONTACT_EXISTS = "SELECT 1 FROM contact WHERE location_id = ? AND id = ?";

  static final String BUSINESS_COLUMNS =
      """
      name, phone, email, website, address, city, postal_code, state, country, description,
      created_at, updated_at
      """;

  static final String BUSINESSES =
      "SELECT id, "
          + BUSINESS_COLUMNS
          + " FROM business WHERE location_id = ? ORDER BY id LIMIT ? OFFSET ?";

  static final String BUSINESS =
      "SELECT id, " + BUSINESS_COLUMNS + " FROM business WHERE location_id = ? AND id = ?";

  static final String INSERT_BUSINESS =
      "INSERT INTO business (location_id, id, "
          + BUSINESS_COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  static final String UPDATE_BUSINESS =
      "UPDATE business SET ("
          + BUSINESS_COLUMNS
          + ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE location_id = ? AND id = ?";

  static final String DELETE_BUSINESS = "DELETE FROM business WHERE location_id = ? AND id = ?";

  static final String BUSINESS_EXISTS = "SELECT 1 FROM business WHERE location_id = ? AND id = ?";

  /** The first of a business's contacts. */
  static final String CONTACTS_OF_BUSINESS =
      "SELECT id FROM contact WHERE location_id = ? AND business_id = ? ORDER BY id LIMIT ?";

  /** Takes the instant four times; what a contact says of its last change never falls. */
  static final String UNLINK_CONTACTS =
      """
      UPDATE contact SET business_id = NULL,
        date_updated = CASE WHEN date_updated < ? THEN ? ELSE date_updated END,
        last_activity = CASE WHEN last_activity < ? THEN ? ELSE last_activity END
      WHERE location_id = ? AND business_id = ? AND id <= ?
      """;
}
