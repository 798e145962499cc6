package dev.cardfile.store.sql;

import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationTag;
import dev.cardfile.store.TagStore;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.TableReader;
import dev.cardfile.store.sql.table.TagTable;
import java.util.List;
import java.util.Optional;

/**
 * Reads tag lists in a SQL database. Finding a tag by its id reads the whole list: old tags have no
 * stored id but one that this program derives, and an index on ids would make every contact with a
 * new tag more expensive to write.
 */
final class SqlTagStore implements TagStore {

  private final Readers readers;

  SqlTagStore(Readers readers) {
    this.readers = readers;
  }

  @Override
  public List<LocationTag> list(LocationId location) {
    return readers.read(connection ->
        TagTable.tags(
            location, new TableReader<>(TagTable.TABLE, new Session(connection)).list(location)));
  }

  @Override
  public Optional<LocationTag> find(LocationId location, String id) {
    return list(location).stream().filter(tag -> tag.id().equals(id)).findFirst();
  }
}
