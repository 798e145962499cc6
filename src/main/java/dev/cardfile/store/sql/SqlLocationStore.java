package dev.cardfile.store.sql;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Duplicate;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.sql.jdbc.LocationWriter;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.EnumCodec;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.statement.SingleRows;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.LocationDeletionTable.Deletion;
import dev.cardfile.store.sql.table.LocationTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads locations in a SQL database, and creates them. */
final class SqlLocationStore implements LocationStore {

  private static final long FIRST_REVISION = 1;

  private final LocationWriter writer;
  private final Readers readers;

  SqlLocationStore(LocationWriter writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public Created create(Location location) {
    return writer.create(session -> {
      PreparedStatement insert = session.statement(LocationTable.TABLE.sql().insert());
      LocationTable.TABLE.writeAll(
          Parameters.of(insert), location.id(), location.withRevision(FIRST_REVISION));
      return insert.executeUpdate() == 0 || !isFree(session, location.id())
          ? Created.ID_TAKEN
          : Created.ADDED;
    });
  }

  /**
   * Reports whether nothing is left of an earlier location with this id; otherwise removes the new
   * one. Runs after the insert, because the insert waits for a transaction that is just beginning
   * to delete the earlier location. The new location gets a revision that the earlier one never
   * had, so that nobody takes a cached state of the earlier one for valid.
   */
  private static boolean isFree(Session session, LocationId id) throws SQLException {
    Deletion deletion = SqlLocationDeletions.deletion(session, id);
    if (deletion == null) {
      return true;
    }
    if (deletion.ended() == null) {
      PreparedStatement delete = session.statement(LocationTable.TABLE.sql().clear());
      Parameters.of(delete).text(id.value());
      delete.executeUpdate();
      return false;
    }
    PreparedStatement revision = session.statement(Statements.SET_REVISION);
    Parameters.of(revision).number(deletion.revision() + 1).text(id.value());
    revision.executeUpdate();
    return true;
  }

  @Override
  public Optional<Location> find(LocationId id) {
    return readers.read(
        connection -> Optional.ofNullable(SingleRows.location(new Session(connection), id)));
  }

  @Override
  public List<Location> list() {
    return readers.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(Statements.ALL_LOCATIONS);
          ResultSet rows = statement.executeQuery()) {
        return LocationTable.readAll(rows);
      }
    });
  }

  @Override
  public long countDuplicates(LocationId id) {
    return readers.read(connection -> {
      try (PreparedStatement count = connection.prepareStatement(Statements.COUNT_DUPLICATES)) {
        long sum = 0;
        for (MatchingField field : checkedFields(connection, id)) {
          Parameters.of(count).text(id.value()).text(EnumCodec.MATCHING_FIELD.write(field));
          try (ResultSet rows = count.executeQuery()) {
            sum += rows.next() ? rows.getLong(1) : 0;
          }
        }
        return sum;
      }
    });
  }

  @Override
  public void duplicates(LocationId id, Consumer<Duplicate> each) {
    readers.read(connection -> {
      try (PreparedStatement select = connection.prepareStatement(Statements.DUPLICATES)) {
        for (MatchingField field : checkedFields(connection, id)) {
          Parameters.of(select)
              .text(id.value())
              .text(id.value())
              .text(EnumCodec.MATCHING_FIELD.write(field));
          try (ResultSet rows = select.executeQuery()) {
            handOver(field, rows, each);
          }
        }
        return id;
      }
    });
  }

  private static void handOver(MatchingField field, ResultSet rows, Consumer<Duplicate> each)
      throws SQLException {
    String value = null;
    List<ContactId> holders = new ArrayList<>();
    while (rows.next()) {
      RowReader row = new RowReader(rows);
      String next = row.text();
      if (value != null && !value.equals(next)) {
        each.accept(new Duplicate(new MatchKey(field, value), List.copyOf(holders)));
        holders.clear();
      }
      value = next;
      holders.add(new ContactId(row.text()));
    }
    if (value != null) {
      each.accept(new Duplicate(new MatchKey(field, value), List.copyOf(holders)));
    }
  }

  private static List<MatchingField> checkedFields(Connection connection, LocationId id)
      throws SQLException {
    Location location = SingleRows.location(new Session(connection), id);
    return location == null
        ? List.of()
        : Arrays.stream(MatchingField.values())
            .filter(location.preference().order().fields()::contains)
            .toList();
  }
}
