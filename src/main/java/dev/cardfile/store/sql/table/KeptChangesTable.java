package dev.cardfile.store.sql.table;

import dev.cardfile.store.sql.group.KeptChanges;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.row.Table;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The table that says which changes of a location's contacts are kept. It has a row for each
 * location for which changes have been recorded.
 */
public final class KeptChangesTable {

  private static final Table.Columns<KeptChanges> OF = new Table.Columns<>("kept_changes");

  private static final Column<KeptChanges, Long> GONE_TO =
      OF.column("gone_to", Codec.NUMBER, KeptChanges::goneTo);
  private static final Column<KeptChanges, Instant> COMPLETE_SINCE =
      OF.column("complete_since", Codec.INSTANT, KeptChanges::completeSince);

  public static final Table<KeptChanges> TABLE = OF.table((location, row) -> read(row));

  private KeptChangesTable() {}

  public static KeptChanges read(RowReader row) throws SQLException {
    return new KeptChanges(row.get(GONE_TO), row.orNull(COMPLETE_SINCE));
  }
}
