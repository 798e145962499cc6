package dev.cardfile.store.sql;

import dev.cardfile.contact.Alias;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ImportStore;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.row.TableReader;
import dev.cardfile.store.sql.statement.ImportStatements;
import dev.cardfile.store.sql.table.ContactAliasTable;
import dev.cardfile.store.sql.table.ImportChunkTable;
import dev.cardfile.store.sql.table.ImportRowTable;
import dev.cardfile.store.sql.table.ImportTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads imports in a SQL database. */
final class SqlImportStore implements ImportStore {

  private final Readers readers;

  SqlImportStore(Readers readers) {
    this.readers = readers;
  }

  @Override
  public Optional<Import> find(LocationId location, String id) {
    return readers.read(connection ->
        new TableReader<>(ImportTable.TABLE, new Session(connection)).find(location, id));
  }

  @Override
  public List<Import> list(LocationId location) {
    return readers.read(connection ->
        new TableReader<>(ImportTable.TABLE, new Session(connection)).list(location).reversed());
  }

  @Override
  public List<Due> due(int limit) {
    return readers.read(connection -> {
      PreparedStatement statement = new Session(connection).statement(ImportStatements.DUE_IMPORTS);
      Parameters.of(statement).number((long) limit);
      try (ResultSet rows = statement.executeQuery()) {
        return ImportTable.readAll(rows);
      }
    });
  }

  @Override
  public Optional<String> chunk(LocationId location, String id, long number) {
    return readers.read(connection ->
        new TableReader<>(ImportChunkTable.TABLE, new Session(connection))
                .list(location, ImportStatements.IMPORT_CHUNK, row -> row.text(id).number(number))
                .stream()
                .map(ImportChunkTable.Chunk::content)
                .findFirst());
  }

  @Override
  public List<Given> aliases(LocationId location, String id, @Nullable Alias after, int limit) {
    return readers.read(connection ->
        new TableReader<>(ContactAliasTable.TABLE, new Session(connection))
                .list(
                    location,
                    ImportStatements.ALIASES_BY_IMPORT,
                    row ->
                        row.text(after == null ? "" : after.id())
                            .text(after == null ? "" : after.source())
                            .text(id)
                            .number((long) limit))
                .stream()
                .map(named -> new Given(named.alias(), named.contact()))
                .toList());
  }

  @Override
  public List<KeptRow> rows(LocationId location, String id, long after, int limit) {
    return readers.read(connection -> {
      Session session = new Session(connection);
      List<KeptRow> page = List.of();
      long from = after;
      long last = lastOfPage(session, location, id, from, limit);
      // An erasure may delete all rows of the page before they are read: that is not the end.
      while (page.isEmpty() && last > from) {
        page = rows(session, location, id, from, last);
        from = last;
        last = page.isEmpty() ? lastOfPage(session, location, id, from, limit) : last;
      }
      return page;
    });
  }

  private static List<KeptRow> rows(
      Session session, LocationId location, String id, long after, long last) throws SQLException {
    return new TableReader<>(ImportRowTable.TABLE, session)
            .list(
                location,
                ImportStatements.IMPORT_ROWS,
                row -> row.text(id).number(after).number(last))
            .stream()
            .map(ImportRowTable.Kept::row)
            .toList();
  }

  /** Returns the number of the last row that fits into a page; {@code after} if there is none. */
  private static long lastOfPage(
      Session session, LocationId location, String id, long after, int limit) throws SQLException {
    PreparedStatement statement = session.statement(ImportStatements.IMPORT_ROW_SIZES);
    Parameters.of(statement).text(location.value()).text(id).number(after).number((long) limit);
    long last = after;
    long bytes = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        RowReader row = new RowReader(rows);
        long number = row.number();
        bytes += row.number();
        if (last > after && bytes > MAX_ROWS_BYTES) {
          break;
        }
        last = number;
      }
    }
    return last;
  }
}
