package dev.cardfile.store.sql.table;

import dev.cardfile.business.Business;
import dev.cardfile.business.BusinessField;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.row.Table;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** The table of businesses. */
public final class BusinessTable {

  private static final Table.Columns<Business> OF = new Table.Columns<>("business");

  private static final Column<Business, String> ID = OF.key("id", Codec.TEXT, Business::id);
  private static final Column<Business, String> NAME =
      OF.column("name", Codec.TEXT, Business::name);
  private static final Map<BusinessField, Column<Business, String>> TEXTS = texts();
  private static final Column<Business, Instant> CREATED_AT =
      OF.column("created_at", Codec.INSTANT, Business::createdAt);
  private static final Column<Business, Instant> UPDATED_AT =
      OF.column("updated_at", Codec.INSTANT, Business::updatedAt);

  public static final Table<Business> TABLE =
      OF.table((location, row) ->
          new Business(
              row.get(ID),
              row.get(NAME),
              readTexts(row),
              row.get(CREATED_AT),
              row.get(UPDATED_AT)));

  private BusinessTable() {}

  private static Map<BusinessField, Column<Business, String>> texts() {
    Map<BusinessField, Column<Business, String>> columns = new EnumMap<>(BusinessField.class);
    for (BusinessField field : BusinessField.values()) {
      columns.put(
          field, OF.column(nameOf(field), Codec.TEXT, business -> business.texts().get(field)));
    }
    return columns;
  }

  private static String nameOf(BusinessField field) {
    return switch (field) {
      case PHONE -> "phone";
      case EMAIL -> "email";
      case WEBSITE -> "website";
      case ADDRESS -> "address";
      case CITY -> "city";
      case POSTAL_CODE -> "postal_code";
      case STATE -> "state";
      case COUNTRY -> "country";
      case DESCRIPTION -> "description";
    };
  }

  private static Map<BusinessField, String> readTexts(RowReader row) throws SQLException {
    Map<BusinessField, String> texts = new EnumMap<>(BusinessField.class);
    for (Map.Entry<BusinessField, Column<Business, String>> column : TEXTS.entrySet()) {
      String text = row.orNull(column.getValue());
      if (text != null) {
        texts.put(column.getKey(), text);
      }
    }
    return texts;
  }
}
