package dev.cardfile.store.sql;

/**
 * The statements that carry a whole store over, a location at a time, in the SQL that all databases
 * understand. The rows of a table come in the order of its key, which is the same everywhere: text
 * compares by its bytes.
 */
final class CopyStatements {

  private CopyStatements() {}

  static final String LOCATION_IDS = "SELECT location_id FROM location ORDER BY location_id";

  static final String LOCATION_ROWS =
      "SELECT " + Statements.LOCATION_COLUMNS + " FROM location WHERE location_id = ?";

  static final String FIELD_ROWS =
      "SELECT " + Statements.FIELD_COLUMNS + " FROM custom_field WHERE location_id = ? ORDER BY id";

  static final String TAG_ROWS =
      "SELECT " + Statements.TAG_COLUMNS + " FROM tag WHERE location_id = ? ORDER BY name";

  static final String NAMED_VALUE_ROWS =
      "SELECT "
          + Statements.NAMED_VALUE_COLUMNS
          + " FROM named_value WHERE location_id = ? ORDER BY id";

  static final String CONTACT_ROWS =
      "SELECT location_id, id, "
          + Statements.CONTACT_COLUMNS
          + " FROM contact WHERE location_id = ? ORDER BY id";

  static final String KEY_ROWS =
      "SELECT "
          + Statements.KEY_COLUMNS
          + " FROM contact_key WHERE location_id = ? ORDER BY field, value, contact_id";

  static final String NOTE_ROWS =
      "SELECT location_id, contact_id, id, "
          + OwnedStatements.NOTE_COLUMNS
          + " FROM note WHERE location_id = ? ORDER BY contact_id, id";

  static final String TASK_ROWS =
      "SELECT location_id, contact_id, id, "
          + OwnedStatements.TASK_COLUMNS
          + " FROM task WHERE location_id = ? ORDER BY contact_id, id";

  static final String BUSINESS_ROWS =
      "SELECT location_id, id, "
          + OwnedStatements.BUSINESS_COLUMNS
          + " FROM business WHERE location_id = ? ORDER BY id";

  static final String TOKEN_ROWS = "SELECT " + Statements.TOKEN_COLUMNS + " FROM token ORDER BY id";

  static final String APP_ROWS = "SELECT " + AppStatements.APP_COLUMNS + " FROM app ORDER BY id";

  static final String AUTHORIZATION_ROWS =
      "SELECT " + AppStatements.AUTHORIZATION_COLUMNS + " FROM app_authorization ORDER BY id";

  static final String VOUCHER_ROWS =
      "SELECT " + AppStatements.VOUCHER_COLUMNS + " FROM voucher ORDER BY hash";

  static final String COUNT_LOCATIONS = "SELECT count(*) FROM location";

  static final String COUNT_FIELDS = "SELECT count(*) FROM custom_field";

  static final String COUNT_TAGS = "SELECT count(*) FROM tag";

  static final String COUNT_ALL_NAMED_VALUES = "SELECT count(*) FROM named_value";

  static final String COUNT_ALL_CONTACTS = "SELECT count(*) FROM contact";

  static final String COUNT_KEYS = "SELECT count(*) FROM contact_key";

  static final String COUNT_NOTES = "SELECT count(*) FROM note";

  static final String COUNT_TASKS = "SELECT count(*) FROM task";

  static final String COUNT_BUSINESSES = "SELECT count(*) FROM business";

  static final String COUNT_TOKENS = "SELECT count(*) FROM token";

  static final String COUNT_APPS = "SELECT count(*) FROM app";

  static final String COUNT_AUTHORIZATIONS = "SELECT count(*) FROM app_authorization";

  static final String COUNT_VOUCHERS = "SELECT count(*) FROM voucher";

  static final String DELETE_LOCATION = "DELETE FROM location WHERE location_id = ?";

  static final String DELETE_FIELDS = "DELETE FROM custom_field WHERE location_id = ?";

  static final String DELETE_TAGS = "DELETE FROM tag WHERE location_id = ?";

  static final String DELETE_NAMED_VALUES = "DELETE FROM named_value WHERE location_id = ?";

  static final String DELETE_CONTACTS = "DELETE FROM contact WHERE location_id = ?";

  static final String DELETE_KEYS = "DELETE FROM contact_key WHERE location_id = ?";

  static final String DELETE_NOTES = "DELETE FROM note WHERE location_id = ?";

  static final String DELETE_TASKS = "DELETE FROM task WHERE location_id = ?";

  static final String DELETE_BUSINESSES = "DELETE FROM business WHERE location_id = ?";

  static final String SET_TOKEN_REVISION = "UPDATE token_revision SET revision = ?";

  /** Holds the mark until the transaction ends, where there is one. */
  static final String TOUCH_MARK = "UPDATE schema_history SET name = name WHERE version = ?";

  static final String DELETE_MARK = "DELETE FROM schema_history WHERE version = ?";
}
