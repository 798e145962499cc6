package dev.cardfile.store.sql.sqlite;

import dev.cardfile.store.sql.table.ContactTable;
import java.util.List;

/** The statements that only SQLite understands. */
final class SqliteStatements {

  private SqliteStatements() {}

  static final String FORBID_WRITES = "PRAGMA query_only = true";

  static final String USE_WAL = "PRAGMA journal_mode = wal";

  static final String PAGE_SIZE = "PRAGMA page_size";

  /** Returns {@code ok}, or the first problem found. */
  static final String CHECK = "PRAGMA integrity_check(1)";

  /** Selects the path of the database's file. */
  static final String FILE = "SELECT file FROM pragma_database_list WHERE name = 'main'";

  /** Checkpoints as much of the log as possible without waiting for anybody. */
  static final String CHECKPOINT_PASSIVE = "PRAGMA wal_checkpoint(passive)";

  /** Checkpoints the whole log and truncates it. */
  static final String CHECKPOINT_TRUNCATE = "PRAGMA wal_checkpoint(truncate)";

  private static final String KEY = "(?, ?, ?)";
  private static final String KEYS_2 = KEY + ", " + KEY;
  private static final String KEYS_4 = KEYS_2 + ", " + KEYS_2;
  private static final String KEYS_8 = KEYS_4 + ", " + KEYS_4;
  private static final String KEYS_16 = KEYS_8 + ", " + KEYS_8;
  private static final String KEYS_32 = KEYS_16 + ", " + KEYS_16;
  private static final String KEYS_64 = KEYS_32 + ", " + KEYS_32;

  private static final String OF_KEYS = "WITH wanted (location_id, field, value) AS (VALUES ";

  private static final String THE_OLDEST_HOLDERS =
      """
      ) SELECT wanted.location_id, wanted.field, wanted.value,
      """
          + ContactTable.STORED.sql().qualified()
          + """
           FROM wanted CROSS JOIN contact
          ON contact.location_id = wanted.location_id AND contact.id = (
            SELECT contact_id FROM contact_key
            WHERE location_id = wanted.location_id AND field = wanted.field AND value = wanted.value
            ORDER BY contact_id LIMIT 1)
          """;

  /**
   * Statements that select the oldest holders of 1, 2, 4, … keys. With these few sizes, a session
   * caches only a few statements. Each takes location, field and value of every key, and returns
   * them again with the contact.
   */
  static final List<String> OLDEST_HOLDERS =
      List.of(
          OF_KEYS + KEY + THE_OLDEST_HOLDERS,
          OF_KEYS + KEYS_2 + THE_OLDEST_HOLDERS,
          OF_KEYS + KEYS_4 + THE_OLDEST_HOLDERS,
          OF_KEYS + KEYS_8 + THE_OLDEST_HOLDERS,
          OF_KEYS + KEYS_16 + THE_OLDEST_HOLDERS,
          OF_KEYS + KEYS_32 + THE_OLDEST_HOLDERS,
          OF_KEYS + KEYS_64 + THE_OLDEST_HOLDERS);
}
