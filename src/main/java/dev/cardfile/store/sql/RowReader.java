package dev.cardfile.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cells of a row, read from left to right. */
final class RowReader {

  private final ResultSet row;
  private int column;

  RowReader(ResultSet row) {
    this.row = row;
  }

  @Nullable String textOrNull() throws SQLException {
    return row.getString(++column);
  }

  String text() throws SQLException {
    return Objects.requireNonNull(textOrNull(), "a text that is required");
  }

  long number() throws SQLException {
    return row.getLong(++column);
  }

  @Nullable Boolean flagOrNull() throws SQLException {
    boolean flag = flag();
    return row.wasNull() ? null : flag;
  }

  boolean flag() throws SQLException {
    return number() != 0;
  }

  Instant instant() throws SQLException {
    return Instant.ofEpochMilli(number());
  }

  @Nullable Instant instantOrNull() throws SQLException {
    long millis = number();
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
