package dev.cardfile.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The cells of a row that is to be written, from left to right. A flag is stored as 0 or 1. */
abstract class Row {

  abstract Row text(@Nullable String text) throws SQLException;

  abstract Row number(@Nullable Long number) throws SQLException;

  final Row number(long number) throws SQLException {
    return number(Long.valueOf(number));
  }

  final Row flag(@Nullable Boolean flag) throws SQLException {
    return number(flag == null ? null : Long.valueOf(flag ? 1 : 0));
  }

  final Row instant(@Nullable Instant instant) throws SQLException {
    return number(instant == null ? null : Long.valueOf(instant.toEpochMilli()));
  }
}
