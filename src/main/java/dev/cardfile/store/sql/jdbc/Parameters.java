package dev.cardfile.store.sql.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** A row whose cells are set as the parameters of a statement. */
public final class Parameters extends Row {

  private final PreparedStatement statement;
  private int index;

  private Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  public static Parameters of(PreparedStatement statement) {
    return new Parameters(statement);
  }

  @Override
  public Parameters text(@Nullable String text) throws SQLException {
    statement.setString(++index, text);
    return this;
  }

  @Override
  public Parameters number(@Nullable Long number) throws SQLException {
    if (number == null) {
      statement.setNull(++index, Types.BIGINT);
    } else {
      statement.setLong(++index, number);
    }
    return this;
  }

  /**
   * Sets an array.
   *
   * @param type the name of the element type in the database
   */
  Parameters array(String type, @Nullable Object[] cells) throws SQLException {
    statement.setArray(++index, statement.getConnection().createArrayOf(type, cells));
    return this;
  }

  public Parameters decimal(double number) throws SQLException {
    statement.setDouble(++index, number);
    return this;
  }
}
