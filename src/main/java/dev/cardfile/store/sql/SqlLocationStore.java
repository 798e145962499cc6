package dev.cardfile.store.sql;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.contact.MatchingField;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Duplicate;
import dev.cardfile.store.LocationChange;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.UnknownLocation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Locations in a SQL database. */
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
      PreparedStatement insert = session.statement(Statements.INSERT_LOCATION);
      Parameters row = Parameters.of(insert).text(location.id().value());
      LocationRows.write(row, location);
      row.number(FIRST_REVISION);
      return insert.executeUpdate() == 0 ? Created.ID_TAKEN : Created.ADDED;
    });
  }

  @Override
  public Optional<Location> find(LocationId id) {
    return readers.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(Statements.LOCATION)) {
        return Optional.ofNullable(find(statement, id));
      }
    });
  }

  @Override
  public List<Location> list() {
    return readers.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(Statements.ALL_LOCATIONS);
          ResultSet rows = statement.executeQuery()) {
        return LocationRows.read(rows);
      }
    });
  }

  @Override
  public Optional<Location> change(LocationId id, LocationChange change) {
    return writer.change(
        id,
        session -> {
          Location before = find(session, id);
          if (before == null) {
            return Optional.empty();
          }
          PreparedStatement update = session.statement(Statements.UPDATE_LOCATION);
          Parameters row = Parameters.of(update);
          LocationRows.write(row, changed(before, change));
          row.text(id.value());
          update.executeUpdate();
          return Optional.ofNullable(find(session, id));
        });
  }

  @Override
  public Created addField(LocationId id, CustomFieldDefinition field) {
    return writer.change(
        id,
        session -> {
          Location location = find(session, id);
          if (location == null) {
            throw new UnknownLocation(id);
          }
          if (location.customFields().byId(field.id()).isPresent()) {
            return Created.ID_TAKEN;
          }
          if (location.customFields().byKey(field.key()).isPresent()) {
            return Created.KEY_TAKEN;
          }
          if (location.customFields().all().size() >= CustomFieldDefinitions.MAX_COUNT) {
            return Created.FULL;
          }
          FieldRows.insert(session, location, field);
          LocationRevision.raise(session, id);
          return Created.ADDED;
        });
  }

  @Override
  public Optional<CustomFieldDefinition> changeField(
      LocationId id, String fieldId, UnaryOperator<CustomFieldDefinition> change) {
    return writer.change(
        id,
        session -> {
          Location location = find(session, id);
          Optional<CustomFieldDefinition> before =
              Optional.ofNullable(location).flatMap(found -> found.customFields().byId(fieldId));
          if (before.isEmpty()) {
            return before;
          }
          CustomFieldDefinition after = change.apply(before.get());
          FieldRows.update(session, id, after);
          LocationRevision.raise(session, id);
          return Optional.of(after);
        });
  }

  @Override
  public boolean deleteField(LocationId id, String fieldId) {
    return writer.change(
        id,
        session -> {
          boolean deleted = FieldRows.delete(session, id, fieldId);
          if (deleted) {
            LocationRevision.raise(session, id);
          }
          return deleted;
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
          Parameters.of(select).text(id.value()).text(EnumCodec.MATCHING_FIELD.write(field));
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
    try (PreparedStatement statement = connection.prepareStatement(Statements.LOCATION)) {
      Location location = find(statement, id);
      return location == null
          ? List.of()
          : Arrays.stream(MatchingField.values())
              .filter(location.preference().order().fields()::contains)
              .toList();
    }
  }

  private static @Nullable Location find(Session session, LocationId id) throws SQLException {
    return find(session.statement(Statements.LOCATION), id);
  }

  private static @Nullable Location find(PreparedStatement statement, LocationId id)
      throws SQLException {
    Parameters.of(statement).text(id.value());
    try (ResultSet rows = statement.executeQuery()) {
      List<Location> found = LocationRows.read(rows);
      return found.isEmpty() ? null : found.getFirst();
    }
  }

  private static Location changed(Location location, LocationChange change) {
    DuplicatePreference preference = location.preference();
    return new Location(
        location.id(),
        change.name() == null ? location.name() : change.name(),
        change.country().over(location.country()),
        change.timezone().over(location.timezone()),
        change.companyId().over(location.companyId()),
        new DuplicatePreference(
            change.allowDuplicates() == null
                ? preference.allowDuplicates()
                : change.allowDuplicates(),
            change.order() == null ? preference.order() : change.order()),
        location.customFields(),
        location.revision());
  }
}
