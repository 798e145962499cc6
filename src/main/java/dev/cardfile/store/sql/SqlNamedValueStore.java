package dev.cardfile.store.sql;

import dev.cardfile.location.LocationId;
import dev.cardfile.location.NamedValue;
import dev.cardfile.store.NamedValueStore;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.TableReader;
import dev.cardfile.store.sql.table.NamedValueTable;
import java.util.List;
import java.util.Optional;

/** Reads named values in a SQL database. */
final class SqlNamedValueStore implements NamedValueStore {

  private final Readers readers;

  SqlNamedValueStore(Readers readers) {
    this.readers = readers;
  }

  @Override
  public List<NamedValue> list(LocationId location) {
    return readers.read(connection ->
        new TableReader<>(NamedValueTable.TABLE, new Session(connection)).list(location));
  }

  @Override
  public Optional<NamedValue> find(LocationId location, String id) {
    return readers.read(connection ->
        new TableReader<>(NamedValueTable.TABLE, new Session(connection)).find(location, id));
  }
}
