package dev.cardfile.store.sql;

import dev.cardfile.location.LocationId;
import dev.cardfile.location.NamedValue;
import dev.cardfile.store.NamedValueStore;
import dev.cardfile.store.Naming;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Named values in a SQL database. */
final class SqlNamedValueStore implements NamedValueStore {

  private final LocationWriter writer;
  private final Readers readers;

  SqlNamedValueStore(LocationWriter writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public List<NamedValue> list(LocationId location) {
    return readers.read(connection -> {
      try (PreparedStatement select = connection.prepareStatement(Statements.NAMED_VALUES)) {
        Parameters.of(select).text(location.value());
        return read(select);
      }
    });
  }

  @Override
  public Optional<NamedValue> find(LocationId location, String id) {
    return readers.read(connection -> {
      try (PreparedStatement select = connection.prepareStatement(Statements.NAMED_VALUE)) {
        return only(select, location, id);
      }
    });
  }

  @Override
  public Naming<NamedValue> add(LocationId location, NamedValue value) {
    return writer.change(
        location,
        session -> {
          LocationRevision.require(session, location);
          Optional<NamedValue> same =
              only(session.statement(Statements.NAMED_VALUE_OF_KEY), location, value.key());
          if (same.isPresent()) {
            return new Naming.Taken<>(same.get().id());
          }
          if (count(session, location) >= NamedValue.MAX_COUNT) {
            return new Naming.Full<>();
          }
          PreparedStatement insert = session.statement(Statements.INSERT_NAMED_VALUE);
          Parameters.of(insert)
              .text(location.value())
              .text(value.id())
              .text(value.key())
              .text(value.name())
              .text(value.value());
          insert.executeUpdate();
          return new Naming.Done<>(value);
        });
  }

  @Override
  public Optional<NamedValue> change(
      LocationId location, String id, @Nullable String name, @Nullable String value) {
    return writer.change(
        location,
        session -> {
          Optional<NamedValue> before =
              only(session.statement(Statements.NAMED_VALUE), location, id);
          if (before.isEmpty()) {
            return before;
          }
          NamedValue after =
              new NamedValue(
                  id,
                  before.get().key(),
                  name == null ? before.get().name() : name,
                  value == null ? before.get().value() : value);
          PreparedStatement update = session.statement(Statements.UPDATE_NAMED_VALUE);
          Parameters.of(update)
              .text(after.name())
              .text(after.value())
              .text(location.value())
              .text(id);
          update.executeUpdate();
          return Optional.of(after);
        });
  }

  @Override
  public boolean delete(LocationId location, String id) {
    return writer.change(
        location,
        session -> {
          PreparedStatement delete = session.statement(Statements.DELETE_NAMED_VALUE);
          Parameters.of(delete).text(location.value()).text(id);
          return delete.executeUpdate() > 0;
        });
  }

  private static long count(Session session, LocationId location) throws SQLException {
    PreparedStatement count = session.statement(Statements.COUNT_NAMED_VALUES);
    Parameters.of(count).text(location.value());
    try (ResultSet rows = count.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private static Optional<NamedValue> only(
      PreparedStatement select, LocationId location, String idOrKey) throws SQLException {
    Parameters.of(select).text(location.value()).text(idOrKey);
    return read(select).stream().findFirst();
  }

  private static List<NamedValue> read(PreparedStatement select) throws SQLException {
    List<NamedValue> values = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        RowReader row = new RowReader(rows);
        values.add(new NamedValue(row.text(), row.text(), row.text(), row.text()));
      }
    }
    return values;
  }
}
