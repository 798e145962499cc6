package dev.cardfile.store.sql;

import dev.cardfile.business.Business;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.BusinessStore;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.JsonColumns;
import dev.cardfile.store.sql.row.TableReader;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.BusinessTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads businesses in a SQL database. */
final class SqlBusinessStore implements BusinessStore {

  private final Dialect dialect;
  private final Readers readers;

  SqlBusinessStore(Dialect dialect, Readers readers) {
    this.dialect = dialect;
    this.readers = readers;
  }

  @Override
  public List<Business> list(LocationId location, int limit, int skip) {
    return readers.read(connection ->
        new TableReader<>(BusinessTable.TABLE, new Session(connection))
            .list(location, Statements.BUSINESSES, row -> row.number(limit).number(skip)));
  }

  @Override
  public Optional<Business> find(LocationId location, String id) {
    return readers.read(connection ->
        new TableReader<>(BusinessTable.TABLE, new Session(connection)).find(location, id));
  }

  @Override
  public Map<String, String> names(LocationId location, Set<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return readers.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(dialect.spell(Statements.NAMES_OF_BUSINESSES))) {
        Parameters.of(select).text(location.value()).text(JsonColumns.texts(List.copyOf(ids)));
        return names(select);
      }
    });
  }

  private static Map<String, String> names(PreparedStatement filled) throws SQLException {
    Map<String, String> names = new HashMap<>();
    try (ResultSet rows = filled.executeQuery()) {
      while (rows.next()) {
        names.put(rows.getString(1), rows.getString(2));
      }
    }
    return names;
  }
}
