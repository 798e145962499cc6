package dev.cardfile.store.sql.table;

import dev.cardfile.store.sql.row.Table;
import java.util.List;

/** All tables whose rows belong to a location. */
public final class Tables {

  public static final List<Table<?>> OF_LOCATIONS =
      List.of(
          LocationTable.TABLE,
          LocationDeletionTable.TABLE,
          CustomFieldTable.TABLE,
          TagTable.TABLE,
          NamedValueTable.TABLE,
          ContactTable.STORED,
          ContactKeyTable.TABLE,
          ContactAliasTable.TABLE,
          ContactTermTable.TABLE,
          ContactChangeTable.TABLE,
          KeptChangesTable.TABLE,
          DeletedTable.NOTES,
          DeletedTable.TASKS,
          NoteTable.TABLE,
          TaskTable.TABLE,
          BusinessTable.TABLE,
          RetryTable.TABLE,
          ImportTable.TABLE,
          ImportChunkTable.TABLE,
          ImportRowTable.TABLE);

  private Tables() {}
}
