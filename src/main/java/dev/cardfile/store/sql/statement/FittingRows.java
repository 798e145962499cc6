package dev.cardfile.store.sql.statement;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How many rows to read at once. A contact can have more than a megabyte, so a number of contacts
 * alone does not limit the memory that they take.
 *
 * @param count the first rows that fit, but at least one if there is any
 * @param more whether there are more rows
 */
public record FittingRows(int count, boolean more) {

  /** The most bytes to read at once. */
  public static final long MOST_BYTES = 8_388_608;

  /**
   * Counts the rows that fit.
   *
   * @param sizes selects the sizes of the rows, in bytes, of one more than {@code most}
   */
  public static FittingRows of(PreparedStatement sizes, int most) throws SQLException {
    try (ResultSet rows = sizes.executeQuery()) {
      int count = 0;
      long bytes = 0;
      while (rows.next()) {
        bytes += rows.getLong(1);
        if (count == most || (count > 0 && bytes > MOST_BYTES)) {
          return new FittingRows(count, true);
        }
        count++;
      }
      return new FittingRows(count, false);
    }
  }
}
