package dev.cardfile.store.sql.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a row: read from left to right, or by the columns of a table that begins behind the
 * cell read last.
 */
public final class RowReader {

  private final ResultSet row;
  private int column;

  public RowReader(ResultSet row) {
    this.row = row;
  }

  /** The cell of a column that is never null. */
  <V> V get(Column<?, V> of) throws SQLException {
    return Objects.requireNonNull(orNull(of), of.name());
  }

  <V> @Nullable V orNull(Column<?, V> of) throws SQLException {
    return of.codec().read(row, column + of.index() + 1);
  }

  /** Goes on behind so many cells. */
  void skip(int cells) {
    column += cells;
  }

  public @Nullable String textOrNull() throws SQLException {
    return row.getString(++column);
  }

  public String text() throws SQLException {
    return Objects.requireNonNull(textOrNull(), "a text that is required");
  }

  long number() throws SQLException {
    return row.getLong(++column);
  }

  public Instant instant() throws SQLException {
    return Instant.ofEpochMilli(number());
  }

  public @Nullable Instant instantOrNull() throws SQLException {
    long millis = number();
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
