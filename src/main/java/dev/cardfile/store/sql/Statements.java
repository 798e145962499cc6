package dev.cardfile.store.sql;

/**
 * Every statement of the store, in the SQL that all its databases understand. Each names its
 * location with {@code =}, but for those on the shared tables and the list of all locations.
 */
final class Statements {

  private Statements() {}

  static final String CONTACT_COLUMNS =
      """
      first_name, last_name, email, additional_emails, phone, additional_phones, gender, address1,
      city, state, postal_code, website, timezone, source, country, company_name, assigned_to,
      type, keyword, ssn, business_id, date_of_birth, dnd, dnd_settings, inbound_dnd, tags,
      custom_fields, followers, first_attribution, last_attribution, date_added, date_updated,
      last_activity
      """;

  static final String LOCATION_COLUMNS =
      """
      location_id, name, country, timezone, company_id, allow_duplicates, match_order, revision
      """;

  static final String FIELD_COLUMNS =
      "location_id, id, field_key, name, type, options, details, position";

  static final String TAG_COLUMNS = "location_id, name, id, label";

  static final String NAMED_VALUE_COLUMNS = "location_id, id, value_key, name, value";

  static final String KEY_COLUMNS = "location_id, field, value, contact_id";

  static final String TOKEN_COLUMNS =
      """
      id, hash, location_id, name, scopes, created_at, expires_at, revoked_at, app_id,
      authorization_id
      """;

  private static final String CONTACT_PLACES =
      "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
          + " ?, ?";

  static final String CONTACT =
      "SELECT id, " + CONTACT_COLUMNS + " FROM contact WHERE location_id = ? AND id = ?";

  static final String COUNT_CONTACTS = "SELECT count(*) FROM contact WHERE location_id = ?";

  static final String HOLDER_AFTER =
      """
      SELECT contact_id FROM contact_key
      WHERE location_id = ? AND field = ? AND value = ? AND contact_id > ?
      ORDER BY contact_id LIMIT 1
      """;

  static final String OLDEST_HOLDER =
      "SELECT contact.id, "
          + CONTACT_COLUMNS
          + """
          FROM contact_key JOIN contact ON contact.location_id = contact_key.location_id
            AND contact.id = contact_key.contact_id
          WHERE contact_key.location_id = ? AND contact_key.field = ? AND contact_key.value = ?
          ORDER BY contact_key.contact_id LIMIT 1
          """;

  static final String INSERT_CONTACT =
      "INSERT INTO contact (location_id, id, "
          + CONTACT_COLUMNS
          + ") VALUES (?, ?, "
          + CONTACT_PLACES
          + ")";

  static final String UPDATE_CONTACT =
      "UPDATE contact SET ("
          + CONTACT_COLUMNS
          + ") = ("
          + CONTACT_PLACES
          + ") WHERE location_id = ? AND id = ?";

  static final String DELETE_CONTACT = "DELETE FROM contact WHERE location_id = ? AND id = ?";

  static final String INSERT_KEY =
      "INSERT INTO contact_key (" + KEY_COLUMNS + ") VALUES (?, ?, ?, ?)";

  static final String DELETE_KEY =
      """
      DELETE FROM contact_key
      WHERE location_id = ? AND field = ? AND value = ? AND contact_id = ?
      """;

  /** A term that is there already is nothing that a write should fail for. */
  static final String INSERT_TERM =
      """
      INSERT INTO contact_term (location_id, kind, term, contact_id) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  static final String DELETE_TERM =
      """
      DELETE FROM contact_term
      WHERE location_id = ? AND kind = ? AND term = ? AND contact_id = ?
      """;

  /** Some of a location's contacts behind one, the oldest first. */
  static final String CONTACTS_AFTER =
      "SELECT id, "
          + CONTACT_COLUMNS
          + " FROM contact WHERE location_id = ? AND id > ? ORDER BY id LIMIT ?";

  /** A row when there are more than so many contacts behind one. */
  static final String MORE_CONTACTS_AFTER =
      "SELECT 1 FROM contact WHERE location_id = ? AND id > ? ORDER BY id LIMIT 1 OFFSET ?";

  static final String COUNT_INDEXED =
      "UPDATE location SET indexed_contacts = indexed_contacts + ? WHERE location_id = ?";

  static final String SET_INDEXED =
      """
      UPDATE location SET indexed_to = ?, indexed_contacts = indexed_contacts + ?
      WHERE location_id = ?
      """;

  static final String INSERT_TAG =
      "INSERT INTO tag (" + TAG_COLUMNS + ") VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";

  static final String TAGS = "SELECT name, id, label FROM tag WHERE location_id = ? ORDER BY name";

  static final String UPDATE_TAG =
      "UPDATE tag SET name = ?, id = ?, label = ? WHERE location_id = ? AND name = ?";

  static final String DELETE_TAG = "DELETE FROM tag WHERE location_id = ? AND name = ?";

  private static final String NAMED_VALUE_ROWS =
      "SELECT id, value_key, name, value FROM named_value ";

  static final String NAMED_VALUES = NAMED_VALUE_ROWS + "WHERE location_id = ? ORDER BY id";

  static final String NAMED_VALUE = NAMED_VALUE_ROWS + "WHERE location_id = ? AND id = ?";

  static final String NAMED_VALUE_OF_KEY =
      NAMED_VALUE_ROWS + "WHERE location_id = ? AND value_key = ?";

  static final String COUNT_NAMED_VALUES = "SELECT count(*) FROM named_value WHERE location_id = ?";

  static final String INSERT_NAMED_VALUE =
      "INSERT INTO named_value (" + NAMED_VALUE_COLUMNS + ") VALUES (?, ?, ?, ?, ?)";

  static final String UPDATE_NAMED_VALUE =
      "UPDATE named_value SET name = ?, value = ? WHERE location_id = ? AND id = ?";

  static final String DELETE_NAMED_VALUE =
      "DELETE FROM named_value WHERE location_id = ? AND id = ?";

  private static final String LOCATIONS =
      """
      SELECT location.location_id, location.name, country, timezone, company_id, allow_duplicates,
        match_order, revision, custom_field.id, field_key, custom_field.name, type, options, details,
        position
      FROM location LEFT JOIN custom_field ON custom_field.location_id = location.location_id
      """;

  /** A row for each custom field of the location, or one without. */
  static final String LOCATION =
      LOCATIONS + "WHERE location.location_id = ? ORDER BY position, custom_field.id";

  /** As {@link #LOCATION}, of all locations. */
  static final String ALL_LOCATIONS =
      LOCATIONS + "ORDER BY location.location_id, position, custom_field.id";

  /** What a transaction must know of a location that it has locked. */
  static final String LOCATION_STATE =
      "SELECT location_id, revision, indexed_to FROM location WHERE location_id = ?";

  static final String LOCATION_REVISION = "SELECT revision FROM location WHERE location_id = ?";

  static final String INSERT_LOCATION =
      "INSERT INTO location ("
          + LOCATION_COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  static final String UPDATE_LOCATION =
      """
      UPDATE location SET name = ?, country = ?, timezone = ?, company_id = ?,
        allow_duplicates = ?, match_order = ?, revision = revision + 1
      WHERE location_id = ?
      """;

  static final String BUMP_LOCATION =
      "UPDATE location SET revision = revision + 1 WHERE location_id = ?";

  static final String INSERT_FIELD =
      "INSERT INTO custom_field (" + FIELD_COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

  static final String UPDATE_FIELD =
      """
      UPDATE custom_field SET name = ?, options = ?, details = ?, position = ?
      WHERE location_id = ? AND id = ?
      """;

  static final String DELETE_FIELD = "DELETE FROM custom_field WHERE location_id = ? AND id = ?";

  static final String COUNT_DUPLICATES =
      """
      SELECT count(*) FROM (
        SELECT value FROM contact_key WHERE location_id = ? AND field = ?
        GROUP BY value HAVING count(*) > 1) AS several
      """;

  static final String DUPLICATES =
      """
      SELECT value, contact_id FROM contact_key
      WHERE location_id = ? AND field = ? AND EXISTS (
        SELECT 1 FROM contact_key AS other
        WHERE other.location_id = contact_key.location_id AND other.field = contact_key.field
          AND other.value = contact_key.value AND other.contact_id <> contact_key.contact_id)
      ORDER BY value, contact_id
      """;

  private static final String TOKENS = "SELECT " + TOKEN_COLUMNS + " FROM token ";

  static final String TOKEN_BY_HASH = TOKENS + "WHERE hash = ?";

  static final String TOKENS_OF_LOCATION = TOKENS + "WHERE location_id = ? ORDER BY created_at, id";

  static final String TOKEN_EXISTS = "SELECT 1 FROM token WHERE id = ?";

  static final String INSERT_TOKEN =
      "INSERT INTO token (" + TOKEN_COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  static final String REVOKE_TOKEN =
      "UPDATE token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL";

  static final String TOKEN_REVISION = "SELECT revision FROM token_revision";

  static final String BUMP_TOKEN_REVISION = "UPDATE token_revision SET revision = revision + 1";

  static final String MIGRATIONS = "SELECT version, checksum FROM schema_history ORDER BY version";

  static final String INSERT_MIGRATION =
      "INSERT INTO schema_history (version, name, checksum, applied_at) VALUES (?, ?, ?, ?)";
}
