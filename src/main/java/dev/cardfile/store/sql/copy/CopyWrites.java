package dev.cardfile.store.sql.copy;

import dev.cardfile.store.sql.jdbc.ColumnBatch;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A reusable buffer of rows of several tables, which are grouped by statement and sent together.
 */
final class CopyWrites {

  private final Session session;
  private final boolean arrays;
  private final Map<CopiedTable, ColumnBatch> columns = new EnumMap<>(CopiedTable.class);
  private final Set<PreparedStatement> filled = new LinkedHashSet<>();

  /**
   * Creates a buffer for a session.
   *
   * @param arrays whether the database accepts many rows as one array for each column
   */
  CopyWrites(Session session, boolean arrays) {
    this.session = session;
    this.arrays = arrays;
  }

  void add(CopiedTable table, CopiedRow row) throws SQLException {
    if (arrays && table.insertMany() != null) {
      row.write(columns.computeIfAbsent(table, any -> new ColumnBatch()).row());
    } else {
      PreparedStatement statement = session.statement(table.insert());
      row.write(Parameters.of(statement));
      statement.addBatch();
      filled.add(statement);
    }
  }

  void send() throws SQLException {
    for (PreparedStatement statement : filled) {
      statement.executeBatch();
    }
    for (Map.Entry<CopiedTable, ColumnBatch> many : columns.entrySet()) {
      String sql = many.getKey().insertMany();
      if (sql != null) {
        many.getValue().statement(session, sql).executeUpdate();
      }
    }
    filled.clear();
    columns.clear();
  }
}
