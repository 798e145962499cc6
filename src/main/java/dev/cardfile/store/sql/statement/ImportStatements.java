package dev.cardfile.store.sql.statement;

import dev.cardfile.store.sql.table.ContactAliasTable;
import dev.cardfile.store.sql.table.ImportChunkTable;
import dev.cardfile.store.sql.table.ImportRowTable;
import dev.cardfile.store.sql.table.ImportTable;

/** The statements on imports, in the SQL common to all databases. */
public final class ImportStatements {

  private ImportStatements() {}

  /**
   * Selects unfinished imports and undos of all locations. There are only a few at any time, and a
   * separate index finds them.
   */
  public static final String DUE_IMPORTS =
      "SELECT location_id, "
          + ImportTable.TABLE.sql().columns()
          + " FROM contact_import WHERE state IN ('waiting', 'running')"
          + " OR undo_state IN ('waiting', 'running')"
          + " ORDER BY location_id, id LIMIT ?";

  public static final String IMPORT_CHUNK =
      "SELECT "
          + ImportChunkTable.TABLE.sql().columns()
          + " FROM import_chunk WHERE location_id = ? AND import_id = ? AND number = ?";

  /**
   * Selects aliases that an import has given to contacts, after an alias. It reads all aliases of
   * the location, because an index would be written with each of them, and only an undoing asks.
   */
  public static final String ALIASES_BY_IMPORT =
      "SELECT "
          + ContactAliasTable.TABLE.sql().columns()
          + " FROM contact_alias WHERE location_id = ? AND (alias, source) > (?, ?)"
          + " AND import_id = ? ORDER BY alias, source LIMIT ?";

  private static final String ROWS_AFTER =
      " FROM import_row WHERE location_id = ? AND import_id = ? AND number > ?";

  /** Selects the numbers of kept rows after a row number, and the size of each row in bytes. */
  public static final String IMPORT_ROW_SIZES =
      "SELECT number, octet_length(content) + octet_length(message)"
          + ROWS_AFTER
          + " ORDER BY number LIMIT ?";

  /** Selects the kept rows of an import after one row number and up to another. */
  public static final String IMPORT_ROWS =
      "SELECT "
          + ImportRowTable.TABLE.sql().columns()
          + ROWS_AFTER
          + " AND number <= ? ORDER BY number";

  private static final String ERASE_IMPORT_ROWS =
      "DELETE FROM import_row WHERE location_id = ? AND ";

  public static final String ERASE_IMPORT_ROWS_OF_CONTACT = ERASE_IMPORT_ROWS + "contact_id = ?";

  /**
   * Deletes the rows that have an e-mail among their own, which are separated by blanks. Takes the
   * e-mail between two blanks.
   */
  public static final String ERASE_IMPORT_ROWS_OF_EMAIL =
      ERASE_IMPORT_ROWS + "replace(' ' || email || ' ', ?, '') <> ' ' || email || ' '";

  /** Does the same as {@link #ERASE_IMPORT_ROWS_OF_EMAIL} for a phone. */
  public static final String ERASE_IMPORT_ROWS_OF_PHONE =
      ERASE_IMPORT_ROWS + "replace(' ' || phone || ' ', ?, '') <> ' ' || phone || ' '";

  /**
   * Deletes the rows that have an alias. Takes it as it is written now, and only its id, which is
   * all that older versions of Cardfile have written.
   */
  public static final String ERASE_IMPORT_ROWS_OF_ALIAS = ERASE_IMPORT_ROWS + "alias IN (?, ?)";

  /**
   * Deletes the rows whose alias begins with an id and what follows it, whatever its source. Takes
   * this beginning twice.
   */
  public static final String ERASE_IMPORT_ROWS_OF_ID =
      ERASE_IMPORT_ROWS + "substr(alias, 1, length(?)) = ?";
}
