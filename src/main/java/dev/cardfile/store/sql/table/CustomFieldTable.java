package dev.cardfile.store.sql.table;

import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.EnumCodec;
import dev.cardfile.store.sql.row.JsonColumns;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.row.Table;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of custom fields. */
public final class CustomFieldTable {

  private static final Table.Columns<CustomFieldDefinition> OF =
      new Table.Columns<>("custom_field");

  private static final Column<CustomFieldDefinition, String> ID =
      OF.key("id", Codec.TEXT, CustomFieldDefinition::id);
  private static final Column<CustomFieldDefinition, String> KEY =
      OF.column("field_key", Codec.TEXT, CustomFieldDefinition::key);
  private static final Column<CustomFieldDefinition, String> NAME =
      OF.column("name", Codec.TEXT, CustomFieldDefinition::name);
  private static final Column<CustomFieldDefinition, CustomFieldType> TYPE =
      OF.column("type", Codec.of(EnumCodec.FIELD_TYPE), CustomFieldDefinition::type);
  private static final Column<CustomFieldDefinition, List<String>> OPTIONS =
      OF.column("options", Codec.TEXTS, CustomFieldDefinition::options);
  private static final Column<CustomFieldDefinition, String> DETAILS =
      OF.column("details", Codec.TEXT, field -> JsonColumns.details(field.details()));
  private static final Column<CustomFieldDefinition, Long> POSITION =
      OF.column("position", Codec.NUMBER, CustomFieldTable::position);

  public static final Table<CustomFieldDefinition> TABLE = OF.table((location, row) -> read(row));

  private CustomFieldTable() {}

  private static @Nullable Long position(CustomFieldDefinition field) {
    Integer position = field.details().position();
    return position == null ? null : Long.valueOf(position);
  }

  private static CustomFieldDefinition read(RowReader row) throws SQLException {
    return new CustomFieldDefinition(
        row.get(ID),
        row.get(KEY),
        row.get(NAME),
        row.get(TYPE),
        row.get(OPTIONS),
        JsonColumns.details(row.orNull(DETAILS), Math.toIntExact(row.get(POSITION))));
  }

  /** Reads a row of {@link #TABLE}; returns null if an outer join found no field. */
  static @Nullable CustomFieldDefinition readJoined(RowReader row) throws SQLException {
    return row.orNull(ID) == null ? null : read(row);
  }
}
