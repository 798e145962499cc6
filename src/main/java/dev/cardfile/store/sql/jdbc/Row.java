package dev.cardfile.store.sql.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row to write, whose cells are set from left to right. A flag is stored as 0 or 1, and an
 * instant in epoch milliseconds.
 */
public abstract class Row {

  public abstract Row text(@Nullable String text) throws SQLException;

  public abstract Row number(@Nullable Long number) throws SQLException;

  public final Row number(long number) throws SQLException {
    return number(Long.valueOf(number));
  }

  final Row flag(@Nullable Boolean flag) throws SQLException {
    return number(flag == null ? null : Long.valueOf(flag ? 1 : 0));
  }

  public final Row instant(@Nullable Instant instant) throws SQLException {
    return number(instant == null ? null : Long.valueOf(instant.toEpochMilli()));
  }
}
