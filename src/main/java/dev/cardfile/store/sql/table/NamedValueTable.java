package dev.cardfile.store.sql.table;

import dev.cardfile.location.NamedValue;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.Table;

/** The table of named values. */
public final class NamedValueTable {

  private static final Table.Columns<NamedValue> OF = new Table.Columns<>("named_value");

  private static final Column<NamedValue, String> ID = OF.key("id", Codec.TEXT, NamedValue::id);
  private static final Column<NamedValue, String> KEY =
      OF.column("value_key", Codec.TEXT, NamedValue::key);
  private static final Column<NamedValue, String> NAME =
      OF.column("name", Codec.TEXT, NamedValue::name);
  private static final Column<NamedValue, String> VALUE =
      OF.column("value", Codec.TEXT, NamedValue::value);

  public static final Table<NamedValue> TABLE =
      OF.table((location, row) ->
          new NamedValue(row.get(ID), row.get(KEY), row.get(NAME), row.get(VALUE)));

  private NamedValueTable() {}
}
