package dev.cardfile.store.sql.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of a row, either from left to right or by the columns of a table. A table's
 * columns are expected right after the cells that have been read or skipped so far.
 */
public final class RowReader {

  private final RowCells row;
  private int column;

  public RowReader(ResultSet row) {
    this(RowCells.of(row));
  }

  public RowReader(RowCells row) {
    this.row = row;
  }

  /** Returns the value of a column that is never null. */
  public <V> V get(Column<?, V> of) throws SQLException {
    return Objects.requireNonNull(orNull(of), of.name());
  }

  public <V> @Nullable V orNull(Column<?, V> of) throws SQLException {
    return of.codec().read(row, column + of.index() + 1);
  }

  /** Skips a number of cells. */
  public void skip(int cells) {
    column += cells;
  }

  public @Nullable String textOrNull() throws SQLException {
    return row.text(++column);
  }

  public String text() throws SQLException {
    return Objects.requireNonNull(textOrNull(), "a text that is required");
  }

  @Nullable Long numberOrNull() throws SQLException {
    return row.number(++column);
  }

  public long number() throws SQLException {
    Long number = numberOrNull();
    return number == null ? 0 : number;
  }

  public Instant instant() throws SQLException {
    return Instant.ofEpochMilli(number());
  }

  public @Nullable Instant instantOrNull() throws SQLException {
    Long millis = numberOrNull();
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
