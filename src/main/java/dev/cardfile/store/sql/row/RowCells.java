package dev.cardfile.store.sql.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The cells of a row that has been read, indexed from 1. */
public interface RowCells {

  @Nullable String text(int index) throws SQLException;

  @Nullable Long number(int index) throws SQLException;

  static RowCells of(ResultSet row) {
    return new RowCells() {
      @Override
      public @Nullable String text(int index) throws SQLException {
        return row.getString(index);
      }

      @Override
      public @Nullable Long number(int index) throws SQLException {
        long number = row.getLong(index);
        return row.wasNull() ? null : Long.valueOf(number);
      }
    };
  }
}
