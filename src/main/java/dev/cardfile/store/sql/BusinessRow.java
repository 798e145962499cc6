package dev.cardfile.store.sql;

import dev.cardfile.business.Business;
import dev.cardfile.business.BusinessField;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A business as a row, in the order of the columns in {@link OwnedStatements}. */
final class BusinessRow implements OwnedRows.Form<Business> {

  static final OwnedRows<Business> ROWS =
      new OwnedRows<>(
          new OwnedRows.Sql(
              OwnedStatements.BUSINESSES,
              OwnedStatements.BUSINESS,
              OwnedStatements.INSERT_BUSINESS,
              OwnedStatements.UPDATE_BUSINESS,
              OwnedStatements.DELETE_BUSINESS),
          new BusinessRow());

  private static final List<BusinessField> TEXT_COLUMNS =
      List.of(
          BusinessField.PHONE,
          BusinessField.EMAIL,
          BusinessField.WEBSITE,
          BusinessField.ADDRESS,
          BusinessField.CITY,
          BusinessField.POSTAL_CODE,
          BusinessField.STATE,
          BusinessField.COUNTRY,
          BusinessField.DESCRIPTION);

  private BusinessRow() {}

  @Override
  public void write(Row row, Business business) throws SQLException {
    row.text(business.name());
    for (BusinessField field : TEXT_COLUMNS) {
      row.text(business.texts().get(field));
    }
    row.instant(business.createdAt()).instant(business.updatedAt());
  }

  @Override
  public Business read(RowReader row) throws SQLException {
    return new Business(row.text(), row.text(), texts(row), row.instant(), row.instant());
  }

  private static Map<BusinessField, String> texts(RowReader row) throws SQLException {
    Map<BusinessField, String> texts = new EnumMap<>(BusinessField.class);
    for (BusinessField field : TEXT_COLUMNS) {
      String text = row.textOrNull();
      if (text != null) {
        texts.put(field, text);
      }
    }
    return texts;
  }
}
