package dev.cardfile.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The parameters of a statement, set from left to right. */
final class Parameters {

  private final PreparedStatement statement;
  private int index;

  private Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  static Parameters of(PreparedStatement statement) {
    return new Parameters(statement);
  }

  Parameters text(@Nullable String text) throws SQLException {
    statement.setString(++index, text);
    return this;
  }

  Parameters number(long number) throws SQLException {
    statement.setLong(++index, number);
    return this;
  }

  Parameters flag(@Nullable Boolean flag) throws SQLException {
    if (flag == null) {
      statement.setNull(++index, Types.BOOLEAN);
    } else {
      statement.setBoolean(++index, flag);
    }
    return this;
  }

  Parameters instant(@Nullable Instant instant) throws SQLException {
    if (instant == null) {
      statement.setNull(++index, Types.BIGINT);
      return this;
    }
    return number(instant.toEpochMilli());
  }
}
