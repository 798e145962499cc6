package dev.cardfile.store.sql.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many rows as one array for each column, which a single statement unpacks. The cost of a statement
 * is nearly the same for one row as for a hundred.
 */
public final class ColumnBatch {

  private final List<Column> columns = new ArrayList<>();
  private int rows;

  private static final class Column {

    private final Type type;
    private final List<@Nullable Object> cells = new ArrayList<>();

    Column(Type type) {
      this.type = type;
    }

    /**
     * Returns an array of the element type. The driver sends such an array in its binary format,
     * and any other array as text.
     */
    @Nullable Object[] array() {
      return type == Type.TEXT
          ? cells.toArray(new @Nullable String[0])
          : cells.toArray(new @Nullable Long[0]);
    }
  }

  private enum Type {
    TEXT("text"),
    NUMBER("int8");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }
  }

  /** Adds a row, whose cells the caller sets. All rows must have the same types of cells. */
  public Row row() {
    rows++;
    return new ColumnsRow();
  }

  public boolean isEmpty() {
    return rows == 0;
  }

  /** Returns a statement of the session with these columns as its only parameters. */
  public PreparedStatement statement(Session session, String sql) throws SQLException {
    PreparedStatement statement = session.statement(sql);
    fill(Parameters.of(statement));
    return statement;
  }

  /** Sets these columns as the next parameters of a statement. */
  public void fill(Parameters parameters) throws SQLException {
    for (Column column : columns) {
      parameters.array(column.type.sql, column.array());
    }
  }

  private final class ColumnsRow extends Row {

    private int column;

    @Override
    public Row text(@Nullable String text) {
      return add(Type.TEXT, text);
    }

    @Override
    public Row number(@Nullable Long number) {
      return add(Type.NUMBER, number);
    }

    private Row add(Type type, @Nullable Object cell) {
      if (column == columns.size()) {
        columns.add(new Column(type));
      }
      columns.get(column++).cells.add(cell);
      return this;
    }
  }
}
