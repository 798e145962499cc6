package dev.cardfile.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** A row as the parameters of a statement. */
final class Parameters extends Row {

  private final PreparedStatement statement;
  private int index;

  private Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  static Parameters of(PreparedStatement statement) {
    return new Parameters(statement);
  }

  @Override
  Parameters text(@Nullable String text) throws SQLException {
    statement.setString(++index, text);
    return this;
  }

  @Override
  Parameters number(@Nullable Long number) throws SQLException {
    if (number == null) {
      statement.setNull(++index, Types.BIGINT);
    } else {
      statement.setLong(++index, number);
    }
    return this;
  }

  Parameters decimal(double number) throws SQLException {
    statement.setDouble(++index, number);
    return this;
  }
}
