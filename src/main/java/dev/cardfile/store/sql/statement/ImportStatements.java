package dev.cardfile.store.sql.statement;

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

  /** Selects kept rows of an import after a row number. */
  public static final String IMPORT_ROWS =
      "SELECT "
          + ImportRowTable.TABLE.sql().columns()
          + " FROM import_row WHERE location_id = ? AND import_id = ? AND number > ?"
          + " ORDER BY number LIMIT ?";

  private static final String ERASE_IMPORT_ROWS =
      "DELETE FROM import_row WHERE location_id = ? AND ";

  public static final String ERASE_IMPORT_ROWS_OF_CONTACT = ERASE_IMPORT_ROWS + "contact_id = ?";

  public static final String ERASE_IMPORT_ROWS_OF_EMAIL = ERASE_IMPORT_ROWS + "email = ?";

  public static final String ERASE_IMPORT_ROWS_OF_PHONE = ERASE_IMPORT_ROWS + "phone = ?";

  public static final String ERASE_IMPORT_ROWS_OF_ALIAS = ERASE_IMPORT_ROWS + "alias = ?";
}
