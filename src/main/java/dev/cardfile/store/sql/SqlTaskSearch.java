package dev.cardfile.store.sql;

import dev.cardfile.activity.FoundTask;
import dev.cardfile.activity.TaskQuery;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.TaskSearch;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.query.TaskSearchSql;
import dev.cardfile.store.sql.table.TaskTable;
import java.sql.PreparedStatement;
import java.util.List;

/** Searches tasks in a SQL database, without waiting for its writers. */
final class SqlTaskSearch implements TaskSearch {

  private final Dialect dialect;
  private final Readers readers;

  SqlTaskSearch(Dialect dialect, Readers readers) {
    this.dialect = dialect;
    this.readers = readers;
  }

  @Override
  public List<FoundTask> find(LocationId location, TaskQuery query) {
    return readers.read(connection -> {
      try (PreparedStatement select =
          TaskSearchSql.page(dialect, location, query).prepare(connection)) {
        return TaskTable.readFound(location, select);
      }
    });
  }
}
