package dev.cardfile.store;

import static dev.cardfile.store.Onlooker.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.sql.row.Table;
import dev.cardfile.store.sql.table.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** The invariants of a store, checked with plain SQL. */
public final class StoreInvariants {

  private static final String KEYS =
      "SELECT location_id, field, value, contact_id FROM contact_key";

  private static final String CHECKED_TWICE =
      """
      SELECT contact_key.location_id, field, value, count(*) FROM contact_key
      JOIN location ON location.location_id = contact_key.location_id
      WHERE allow_duplicates = 0 AND match_order LIKE '%' || field || '%'
      GROUP BY contact_key.location_id, field, value HAVING count(*) > 1
      """;

  private static final String WRONG_COUNTS =
      """
      SELECT location_id, indexed_contacts FROM location
      WHERE indexed_contacts <> (SELECT count(*) FROM contact
        WHERE contact.location_id = location.location_id AND id <= indexed_to)
      """;

  /** The number of each contact's last recorded change that is still kept. */
  private static final String LAST_KEPT =
      """
      SELECT contact_change.location_id, contact_id, max(seq) AS last FROM contact_change
      JOIN kept_changes ON kept_changes.location_id = contact_change.location_id
      WHERE seq > gone_to GROUP BY contact_change.location_id, contact_id
      """;

  /** Contacts whose {@code last_change} is wrong. */
  private static final String WRONG_LAST_CHANGES =
      """
      SELECT contact.location_id, id, last_change, last FROM contact JOIN (%s) AS kept
      ON kept.location_id = contact.location_id AND contact_id = id
      WHERE last_change <> last
      """
          .formatted(LAST_KEPT);

  /** Contacts that no longer exist although their last change was not a deletion or erasure. */
  private static final String LOST_CHANGES =
      """
      SELECT kept.location_id, kept.contact_id, last FROM (%s) AS kept
      JOIN contact_change ON contact_change.location_id = kept.location_id AND seq = last
      LEFT JOIN contact ON contact.location_id = kept.location_id AND id = kept.contact_id
      WHERE id IS NULL AND kind NOT IN ('deleted', 'erased')
      """
          .formatted(LAST_KEPT);

  /** Changes whose {@code previous} is not the contact's preceding change. */
  private static final String WRONG_PREVIOUS =
      """
      SELECT location_id, seq, previous, last FROM (
        SELECT contact_change.location_id, seq, kind, previous,
          lag(seq) OVER (PARTITION BY contact_change.location_id, contact_id ORDER BY seq) AS last
        FROM contact_change
        JOIN kept_changes ON kept_changes.location_id = contact_change.location_id
        WHERE seq > gone_to) AS changes
      WHERE kind NOT IN ('created', 'erased') AND previous <> last
      """;

  private static final String TAG_TERMS =
      "SELECT location_id, term, contact_id FROM contact_term WHERE kind = 'tag'";

  private static final String HALF_OUTCOMES =
      """
      SELECT location_id, scope, retry_key FROM retry_outcome
      WHERE NOT (status IS NOT NULL AND body IS NOT NULL AND fingerprint <> '')
        AND NOT (status IS NULL AND body IS NULL AND etag IS NULL AND contact_id IS NULL
          AND fingerprint = '')
      """;

  /**
   * The tables whose rows belong to a location, including tokens, but not {@code location} and
   * {@code location_deletion} themselves.
   */
  private static final List<String> OF_LOCATIONS =
      Stream.concat(Tables.OF_LOCATIONS.stream().map(Table::name), Stream.of("token"))
          .filter(table -> !table.equals("location") && !table.equals("location_deletion"))
          .toList();

  private StoreInvariants() {}

  /**
   * Checks that the database is intact, and that its keys are exactly those that its contacts hold.
   */
  public static void check(Onlooker database) {
    try (Connection connection = database.open()) {
      check(connection, database.isSqlite());
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Does the same as {@link #check(Onlooker)} on an open connection. */
  public static void check(Connection database, boolean isSqlite) {
    if (isSqlite) {
      assertThat(rows(database, "PRAGMA integrity_check")).containsExactly("ok");
    }
    String held = held(isSqlite);
    assertThat(rows(database, held + " EXCEPT " + KEYS)).as("values without a key").isEmpty();
    assertThat(rows(database, KEYS + " EXCEPT SELECT * FROM (" + held + ") AS held"))
        .as("keys without a holder")
        .isEmpty();
    assertThat(rows(database, "SELECT count(*) FROM (" + held + ") AS held"))
        .as("values, and no contact has one twice")
        .isEqualTo(rows(database, "SELECT count(*) FROM contact_key"));
    checkLocations(database);
    assertThat(rows(database, "SELECT location_id, id FROM contact WHERE revision < 1"))
        .as("contacts that nobody wrote")
        .isEmpty();
    checkAliases(database);
    checkImports(database);
    checkIndex(database, isSqlite);
    checkChanges(database);
    checkDeleted(database);
    for (String table : List.of("note", "task")) {
      assertThat(
              rows(
                  database,
                  "SELECT location_id, contact_id FROM %s EXCEPT SELECT location_id, id FROM contact"
                      .formatted(table)))
          .as("what is left of contacts in " + table)
          .isEmpty();
    }
    assertThat(rows(database, HALF_OUTCOMES))
        .as("outcomes that are neither whole nor erased")
        .isEmpty();
  }

  /** Rows without a location are left only while the location's deletion is in progress. */
  private static void checkLocations(Connection database) {
    String pending = "SELECT location_id FROM location_deletion WHERE ended_at IS NULL";
    for (String table : OF_LOCATIONS) {
      assertThat(
              rows(
                  database,
                  "SELECT location_id FROM %s EXCEPT SELECT location_id FROM location EXCEPT %s"
                      .formatted(table, pending)))
          .as("rows without a location in " + table)
          .isEmpty();
    }
    assertThat(rows(database, pending + " INTERSECT SELECT location_id FROM location"))
        .as("locations that are deleted and there")
        .isEmpty();
  }

  /** Aliases belong to contacts that exist or were deleted, never to erased ones. */
  private static void checkAliases(Connection database) {
    assertThat(
            rows(
                database,
                """
                SELECT contact_alias.location_id, alias FROM contact_alias
                JOIN contact_change ON contact_change.location_id = contact_alias.location_id
                  AND contact_change.contact_id = contact_alias.contact_id AND kind = 'erased'
                """))
        .as("aliases of people who were erased")
        .isEmpty();
  }

  /** An import has all pieces of its file until it is over, and none afterwards. */
  private static void checkImports(Connection database) {
    assertThat(
            rows(
                database,
                """
                SELECT location_id, id, chunks FROM contact_import
                WHERE state NOT IN ('done', 'failed', 'cancelled') AND chunks > 0
                EXCEPT SELECT location_id, import_id, count(*) FROM import_chunk
                GROUP BY location_id, import_id
                UNION ALL
                SELECT location_id, import_id, 0 FROM (
                  SELECT location_id, import_id FROM import_chunk
                  EXCEPT SELECT location_id, id FROM contact_import
                  WHERE state NOT IN ('done', 'failed', 'cancelled')) AS others
                """))
        .as("imports without their file, or files without their import")
        .isEmpty();
    assertThat(
            rows(
                database,
                """
                SELECT location_id, import_id FROM import_row
                EXCEPT SELECT location_id, id FROM contact_import
                """))
        .as("rows of no import")
        .isEmpty();
  }

  /**
   * Notes and tasks of a deleted contact are kept exactly as long as the change that deleted it.
   */
  private static void checkDeleted(Connection database) {
    for (String table : List.of("deleted_note", "deleted_task")) {
      assertThat(
              rows(
                  database,
                  """
                  SELECT location_id, seq, contact_id FROM %s EXCEPT
                  SELECT location_id, seq, contact_id FROM contact_change WHERE kind = 'deleted'
                  """
                      .formatted(table)))
          .as("rows without a deletion in " + table)
          .isEmpty();
    }
  }

  /** The numbers of changes have no gaps, and continue after the last number that is gone. */
  private static void checkChanges(Connection database) {
    assertThat(
            rows(
                database,
                """
                SELECT contact_change.location_id, gone_to, min(seq), max(seq), count(*)
                FROM contact_change
                LEFT JOIN kept_changes ON kept_changes.location_id = contact_change.location_id
                WHERE gone_to IS NULL OR seq > gone_to
                GROUP BY contact_change.location_id, gone_to
                HAVING min(seq) <> gone_to + 1 OR max(seq) <> gone_to + count(*) OR gone_to IS NULL
                """))
        .as("changes with a gap")
        .isEmpty();
    assertThat(rows(database, WRONG_LAST_CHANGES))
        .as("contacts with a wrong last change")
        .isEmpty();
    assertThat(rows(database, LOST_CHANGES)).as("changes that nothing leads to").isEmpty();
    assertThat(rows(database, WRONG_PREVIOUS)).as("changes with a wrong one before").isEmpty();
  }

  /**
   * Checks that each contact's business exists. Holds only if contacts were linked through the use
   * cases.
   */
  public static void checkBusinesses(Onlooker database) {
    assertThat(
            database.rows(
                """
                SELECT location_id, business_id FROM contact WHERE business_id IS NOT NULL
                EXCEPT SELECT location_id, id FROM business
                """))
        .as("contacts of businesses that are not there")
        .isEmpty();
  }

  /** The search index has exactly the contacts up to {@code indexed_to}. */
  private static void checkIndex(Connection database, boolean isSqlite) {
    assertThat(rows(database, WRONG_COUNTS)).as("locations that miscount").isEmpty();
    String tags = tags(isSqlite);
    assertThat(rows(database, tags + " EXCEPT " + TAG_TERMS)).as("tags without a term").isEmpty();
    assertThat(rows(database, TAG_TERMS + " EXCEPT " + tags)).as("terms without a tag").isEmpty();
  }

  /** Selects a row for each tag of an indexed contact, as the index should contain it. */
  private static String tags(boolean isSqlite) {
    return """
    SELECT contact.location_id, substr(item.value, 1, 64), contact.id FROM contact
    JOIN location ON location.location_id = contact.location_id AND contact.id <= indexed_to, %s
    """
        .formatted(
            isSqlite
                ? "json_each(tags) AS item"
                : "json_array_elements_text(tags::json) AS item (value)");
  }

  /**
   * Checks that no matching field's value has two holders. Holds only where duplicates have never
   * been allowed.
   */
  public static void checkNoDuplicates(Onlooker database) {
    assertThat(database.rows(CHECKED_TWICE)).as("values with several holders").isEmpty();
  }

  /**
   * Selects a row for each value that a contact holds, as {@code contact_key} should contain it.
   */
  private static String held(boolean isSqlite) {
    // The lists are JSON, which each database expands in its own way.
    String each =
        isSqlite ? "json_each(%s) AS item" : "json_array_elements_text(%s::json) AS item (value)";
    return """
    SELECT location_id, 'email' AS field, email AS value, contact.id FROM contact
    WHERE email IS NOT NULL
    UNION ALL
    SELECT location_id, 'email', item.value, contact.id FROM contact, %s
    UNION ALL
    SELECT location_id, 'phone', phone, contact.id FROM contact WHERE phone IS NOT NULL
    UNION ALL
    SELECT location_id, 'phone', item.value, contact.id FROM contact, %s
    """
        .formatted(each.formatted("additional_emails"), each.formatted("additional_phones"));
  }
}
