package dev.cardfile.store.sql.sqlite;

/** The statements that only SQLite understands. */
final class SqliteStatements {

  private SqliteStatements() {}

  static final String FORBID_WRITES = "PRAGMA query_only = true";

  static final String USE_WAL = "PRAGMA journal_mode = wal";

  static final String PAGE_SIZE = "PRAGMA page_size";

  /** Says that all is well, or the first thing that is not. */
  static final String CHECK = "PRAGMA integrity_check(1)";

  /** Where the database's file is. */
  static final String FILE = "SELECT file FROM pragma_database_list WHERE name = 'main'";

  /** Copies what it can without waiting for anybody. */
  static final String CHECKPOINT_PASSIVE = "PRAGMA wal_checkpoint(passive)";

  /** Copies all and empties the log. */
  static final String CHECKPOINT_TRUNCATE = "PRAGMA wal_checkpoint(truncate)";
}
