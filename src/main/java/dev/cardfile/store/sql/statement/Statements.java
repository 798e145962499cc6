package dev.cardfile.store.sql.statement;

import dev.cardfile.store.sql.jdbc.Wording;
import dev.cardfile.store.sql.table.BusinessTable;
import dev.cardfile.store.sql.table.ContactAliasTable;
import dev.cardfile.store.sql.table.ContactChangeTable;
import dev.cardfile.store.sql.table.ContactTable;
import dev.cardfile.store.sql.table.CustomFieldTable;
import dev.cardfile.store.sql.table.LocationTable;
import dev.cardfile.store.sql.table.NamedValueTable;
import dev.cardfile.store.sql.table.NoteTable;
import dev.cardfile.store.sql.table.TaskTable;

/**
 * The statements on locations, their contents, and tokens, in the SQL common to all databases. Each
 * compares its location with {@code =}, by which a cluster finds the machine to run it on. The
 * exceptions are the statements on shared tables and those that list all locations.
 */
public final class Statements {

  private Statements() {}

  public static final String CONTACT_COLUMNS = ContactTable.TABLE.sql().others();

  /** The columns of tasks, each qualified with the name of the table. */
  public static final String TASK_COLUMNS = TaskTable.TABLE.sql().qualified();

  public static final String TOKEN_COLUMNS =
      """
      id, hash, location_id, name, scopes, created_at, expires_at, revoked_at, app_id,
      authorization_id
      """;

  public static final String COUNT_CONTACTS = "SELECT count(*) FROM contact WHERE location_id = ?";

  public static final String HOLDER_AFTER =
      """
      SELECT contact_id FROM contact_key
      WHERE location_id = ? AND field = ? AND value = ? AND contact_id > ?
      ORDER BY contact_id LIMIT 1
      """;

  public static final String HOLDERS =
      """
      SELECT contact_id FROM contact_key
      WHERE location_id = ? AND field = ? AND value = ?
      ORDER BY contact_id LIMIT ?
      """;

  /** Takes the location twice. */
  public static final String OLDEST_HOLDER =
      "SELECT "
          + ContactTable.TABLE.sql().qualified()
          + " "
          + """
          FROM contact WHERE location_id = ? AND id = (
            SELECT contact_id FROM contact_key WHERE location_id = ? AND field = ? AND value = ?
            ORDER BY contact_id LIMIT 1)
          """;

  /** Selects contacts of a location after an id, the oldest first. */
  public static final String CONTACTS_AFTER =
      "SELECT id, "
          + CONTACT_COLUMNS
          + " FROM contact WHERE location_id = ? AND id > ? ORDER BY id LIMIT ?";

  /** Selects a row if a location has more than a number of contacts after an id. */
  public static final String MORE_CONTACTS_AFTER =
      "SELECT 1 FROM contact WHERE location_id = ? AND id > ? ORDER BY id LIMIT 1 OFFSET ?";

  public static final String COUNT_INDEXED =
      "UPDATE location SET indexed_contacts = indexed_contacts + ? WHERE location_id = ?";

  public static final String SET_INDEXED =
      """
      UPDATE location SET indexed_to = ?, indexed_contacts = indexed_contacts + ?
      WHERE location_id = ?
      """;

  /** Selects the contacts of a business, the oldest first. */
  public static final String CONTACTS_OF_BUSINESS =
      "SELECT "
          + ContactTable.STORED.sql().columns()
          + " FROM contact WHERE location_id = ? AND business_id = ? ORDER BY id LIMIT ?";

  public static final String CONTACT_EXISTS =
      "SELECT 1 FROM contact WHERE location_id = ? AND id = ?";

  /**
   * Selects which changes of a location are kept, and the number of the last change. Takes the
   * location twice.
   */
  public static final String KEPT_CHANGES =
      """
      SELECT location_id, gone_to, complete_since,
        (SELECT max(seq) FROM contact_change WHERE location_id = ?)
      FROM kept_changes WHERE location_id = ?
      """;

  private static final String CHANGES =
      "SELECT " + ContactChangeTable.TABLE.sql().columns() + " FROM contact_change ";

  /** Selects changes of a location after a number, the oldest first. */
  public static final String CHANGES_AFTER =
      CHANGES + "WHERE location_id = ? AND seq > ? ORDER BY seq LIMIT ?";

  /** Selects the number of a contact's last recorded change; 0 if there is none. */
  public static final String LAST_CHANGE_OF_CONTACT =
      "SELECT last_change FROM contact WHERE location_id = ? AND id = ?";

  /**
   * Selects a contact's last change before a number that deleted the contact, or whose content an
   * erasure has removed. The condition is that of a partial index.
   */
  public static final String LAST_END_OF_CONTACT =
      CHANGES
          + """
          WHERE location_id = ? AND contact_id = ? AND kind IN ('deleted', 'erased') AND seq < ?
          ORDER BY seq DESC LIMIT 1
          """;

  /**
   * Selects the changes of a contact up to a number, which have expired but may not have been
   * deleted yet.
   */
  public static final String GOING_CHANGES_OF_CONTACT =
      CHANGES + "WHERE location_id = ? AND seq <= ? AND contact_id = ? ORDER BY seq";

  private static final String PURGE = " WHERE location_id = ? AND seq <= ?";

  /** Selects the numbers and times of a location's oldest changes. */
  public static final String TIMES_OF_CHANGES_AFTER =
      """
      SELECT seq, changed_at FROM contact_change WHERE location_id = ? AND seq > ?
      ORDER BY seq LIMIT ?
      """;

  public static final String PURGE_CHANGES = "DELETE FROM contact_change" + PURGE;

  public static final String PURGE_DELETED_NOTES = "DELETE FROM deleted_note" + PURGE;

  public static final String PURGE_DELETED_TASKS = "DELETE FROM deleted_task" + PURGE;

  public static final String SET_KEPT_CHANGES =
      "UPDATE kept_changes SET gone_to = ?, complete_since = ? WHERE location_id = ?";

  /** Takes the number of the change that deletes the contact, the location, and the contact. */
  public static final String KEEP_DELETED_NOTES =
      "INSERT INTO deleted_note (location_id, seq, "
          + NoteTable.TABLE.sql().columns()
          + ") SELECT location_id, CAST(? AS BIGINT), "
          + NoteTable.TABLE.sql().columns()
          + " FROM note WHERE location_id = ? AND contact_id = ?";

  public static final String KEEP_DELETED_TASKS =
      "INSERT INTO deleted_task (location_id, seq, "
          + TaskTable.TABLE.sql().columns()
          + ") SELECT location_id, CAST(? AS BIGINT), "
          + TaskTable.TABLE.sql().columns()
          + " FROM task WHERE location_id = ? AND contact_id = ?";

  /**
   * Removes the content of a change when its contact is erased. What remains is the number, the
   * time, the id of the contact, and the link to its previous change.
   */
  public static final String ERASE_CHANGE =
      """
      UPDATE contact_change SET kind = 'erased', actor_kind = 'system', token_id = NULL,
        app_id = NULL, import_id = NULL, trace = NULL, revision = 0, former = NULL
      WHERE location_id = ? AND seq = ?
      """;

  private static final String COUNT_OF_CONTACT = " WHERE location_id = ? AND contact_id = ?";

  public static final String COUNT_ALIASES =
      "SELECT count(*) FROM contact_alias" + COUNT_OF_CONTACT;

  public static final String COUNT_NOTES = "SELECT count(*) FROM note" + COUNT_OF_CONTACT;

  public static final String COUNT_TASKS = "SELECT count(*) FROM task" + COUNT_OF_CONTACT;

  public static final String COUNT_DELETED_NOTES =
      "SELECT count(*) FROM deleted_note" + COUNT_OF_CONTACT;

  public static final String COUNT_DELETED_TASKS =
      "SELECT count(*) FROM deleted_task" + COUNT_OF_CONTACT;

  public static final String ERASE_DELETED_NOTES = "DELETE FROM deleted_note" + COUNT_OF_CONTACT;

  public static final String ERASE_DELETED_TASKS = "DELETE FROM deleted_task" + COUNT_OF_CONTACT;

  private static final String OF_DELETION = " WHERE location_id = ? AND seq = ? AND contact_id = ?";

  /** Takes the location, the number of the change that deleted the contact, and the contact. */
  public static final String RESTORE_NOTES =
      "INSERT INTO note (location_id, "
          + NoteTable.TABLE.sql().columns()
          + ") SELECT location_id, "
          + NoteTable.TABLE.sql().columns()
          + " FROM deleted_note"
          + OF_DELETION;

  public static final String RESTORE_TASKS =
      "INSERT INTO task (location_id, "
          + TaskTable.TABLE.sql().columns()
          + ") SELECT location_id, "
          + TaskTable.TABLE.sql().columns()
          + " FROM deleted_task"
          + OF_DELETION;

  public static final String FORGET_DELETED_NOTES = "DELETE FROM deleted_note" + OF_DELETION;

  public static final String FORGET_DELETED_TASKS = "DELETE FROM deleted_task" + OF_DELETION;

  /** Selects contacts, whose ids are a JSON array. */
  public static final Wording SOME_CONTACTS =
      Wording.ofTexts(
          "SELECT id, " + CONTACT_COLUMNS + " FROM contact WHERE location_id = ? AND id", "");

  public static final String ALIASES_OF_CONTACT =
      "SELECT "
          + ContactAliasTable.TABLE.sql().columns()
          + " FROM contact_alias WHERE location_id = ? AND contact_id = ?";

  /**
   * Selects the contacts of aliases, which are a JSON array. An alias that belongs to several
   * contacts, at different sources, is left out.
   */
  public static final Wording CONTACTS_OF_ALIASES =
      Wording.ofTexts(
          "SELECT alias, min(contact_id) FROM contact_alias WHERE location_id = ? AND alias",
          " GROUP BY alias HAVING min(contact_id) = max(contact_id)");

  /**
   * Selects which ids of a JSON array are ids of contacts. This is a separate query, because a
   * cluster cannot join a table with one that has not been distributed yet.
   */
  public static final Wording OWN_IDS_OF =
      Wording.ofTexts("SELECT id FROM contact WHERE location_id = ? AND id", "");

  /** Selects the ids that contacts had at a source. Takes the contacts' own ids as a JSON array. */
  public static final Wording IDS_AT_SOURCE =
      Wording.ofTexts(
          "SELECT contact_id, min(alias) FROM contact_alias"
              + " WHERE location_id = ? AND source = ? AND contact_id",
          " GROUP BY contact_id");

  private static final String ACTIVITIES_OF_CONTACT =
      " WHERE location_id = ? AND contact_id = ? ORDER BY id DESC";

  public static final String NOTES =
      "SELECT " + NoteTable.TABLE.sql().columns() + " FROM note" + ACTIVITIES_OF_CONTACT;

  public static final String TASKS =
      "SELECT " + TaskTable.TABLE.sql().columns() + " FROM task" + ACTIVITIES_OF_CONTACT;

  private static final String TOTAL_OF_ACTIVITIES =
      "SELECT count(*), coalesce(sum(length(body)), 0) ";

  public static final String TOTAL_OF_NOTES =
      TOTAL_OF_ACTIVITIES + "FROM note WHERE location_id = ? AND contact_id = ?";

  public static final String TOTAL_OF_TASKS =
      TOTAL_OF_ACTIVITIES + "FROM task WHERE location_id = ? AND contact_id = ?";

  public static final String BUSINESSES =
      "SELECT "
          + BusinessTable.TABLE.sql().columns()
          + " FROM business WHERE location_id = ? ORDER BY id LIMIT ? OFFSET ?";

  /** Selects the names of businesses, whose ids are a JSON array. */
  public static final Wording NAMES_OF_BUSINESSES =
      Wording.ofTexts("SELECT id, name FROM business WHERE location_id = ? AND id", "");

  public static final String NAMED_VALUE_OF_KEY =
      "SELECT "
          + NamedValueTable.TABLE.sql().columns()
          + " FROM named_value WHERE location_id = ? AND value_key = ?";

  public static final String COUNT_NAMED_VALUES =
      "SELECT count(*) FROM named_value WHERE location_id = ?";

  /** Selects the time of the oldest outcome of a location. */
  public static final String OLDEST_OUTCOME =
      "SELECT kept_at FROM retry_outcome WHERE location_id = ? ORDER BY kept_at LIMIT 1";

  /** Selects the time of the newest outcome in excess of the number to keep. */
  public static final String YOUNGEST_OUTCOME_BEYOND =
      """
      SELECT kept_at FROM retry_outcome WHERE location_id = ?
      ORDER BY kept_at DESC LIMIT 1 OFFSET ?
      """;

  public static final String OUTCOMES_UNTIL =
      """
      SELECT scope, retry_key FROM retry_outcome WHERE location_id = ? AND kept_at <= ?
      ORDER BY kept_at LIMIT ?
      """;

  /** Selects the outcomes that mention only this contact. */
  public static final String OUTCOMES_OF_CONTACT =
      "SELECT scope, retry_key, kept_at FROM retry_outcome WHERE location_id = ? AND contact_id = ?";

  /**
   * Selects the outcomes of requests about several contacts whose answer mentions this one. Takes
   * the id of the contact as a JSON string, with its quotes. Unlike {@code LIKE}, {@code replace}
   * knows no wildcards and tells capitals from small letters in every database.
   */
  public static final String OUTCOMES_OF_SEVERAL =
      """
      SELECT scope, retry_key, kept_at FROM retry_outcome
      WHERE location_id = ? AND contact_id IS NULL AND replace(body, ?, '') <> body
      """;

  private static final String LOCATIONS =
      "SELECT location.location_id, "
          + LocationTable.TABLE.sql().qualified()
          + ", "
          + CustomFieldTable.TABLE.sql().qualified()
          + " FROM location LEFT JOIN custom_field ON custom_field.location_id = ";

  /**
   * Selects a row for each custom field of a location, or one row without a field if there are
   * none. Takes the location twice.
   */
  public static final String LOCATION =
      LOCATIONS + "? WHERE location.location_id = ? ORDER BY position, custom_field.id";

  /** Does the same as {@link #LOCATION} for all locations. */
  public static final String ALL_LOCATIONS =
      LOCATIONS + "location.location_id ORDER BY location.location_id, position, custom_field.id";

  public static final String LOCATION_IDS = "SELECT location_id FROM location ORDER BY location_id";

  /** Selects what a transaction has to know of a location that it has locked. */
  public static final String LOCATION_STATE =
      "SELECT location_id, revision, indexed_to FROM location WHERE location_id = ?";

  /** Selects a location, and prevents its deletion until the transaction ends. */
  public static final Wording KEPT_LOCATION =
      new Wording(LOCATION_STATE, LOCATION_STATE + " FOR KEY SHARE");

  public static final String SET_REVISION =
      "UPDATE location SET revision = ? WHERE location_id = ?";

  public static final String COUNT_DUPLICATES =
      """
      SELECT count(*) FROM (
        SELECT value FROM contact_key WHERE location_id = ? AND field = ?
        GROUP BY value HAVING count(*) > 1) AS several
      """;

  /** Takes the location twice. */
  public static final String DUPLICATES =
      """
      SELECT value, contact_id FROM contact_key
      WHERE EXISTS (
        SELECT 1 FROM contact_key AS other
        WHERE other.location_id = ? AND other.field = contact_key.field
          AND other.value = contact_key.value AND other.contact_id <> contact_key.contact_id)
        AND location_id = ? AND field = ?
      ORDER BY value, contact_id
      """;

  private static final String TOKENS = "SELECT " + TOKEN_COLUMNS + " FROM token ";

  public static final String TOKEN_BY_HASH = TOKENS + "WHERE hash = ?";

  public static final String TOKENS_OF_LOCATION =
      TOKENS + "WHERE location_id = ? ORDER BY created_at, id";

  public static final String TOKEN_EXISTS = "SELECT 1 FROM token WHERE id = ?";

  public static final String INSERT_TOKEN =
      "INSERT INTO token (" + TOKEN_COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  public static final String REVOKE_TOKEN =
      "UPDATE token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL";

  public static final String TOKEN_REVISION = "SELECT revision FROM token_revision";

  public static final String BUMP_TOKEN_REVISION =
      "UPDATE token_revision SET revision = revision + 1";

  /** A write that changes nothing. */
  public static final String TOUCH_TOKEN_REVISION = "UPDATE token_revision SET revision = revision";
}
