package dev.cardfile.store.sql.statement;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.store.sql.group.KeptChanges;
import dev.cardfile.store.sql.group.LocationState;
import dev.cardfile.store.sql.group.StoredContact;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.EnumCodec;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.row.TableReader;
import dev.cardfile.store.sql.row.TableSql;
import dev.cardfile.store.sql.table.ContactAliasTable;
import dev.cardfile.store.sql.table.ContactTable;
import dev.cardfile.store.sql.table.KeptChangesTable;
import dev.cardfile.store.sql.table.LocationTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Look-ups of a single row or a few values, in the SQL common to all databases. */
public final class SingleRows {

  private SingleRows() {}

  /**
   * Returns the next holder of a key after {@code after}, or its first holder if {@code after} is
   * null; null if there is none.
   */
  public static @Nullable ContactId holderAfter(
      Session session, LocationId location, MatchKey key, @Nullable ContactId after)
      throws SQLException {
    PreparedStatement statement = session.statement(Statements.HOLDER_AFTER);
    Parameters.of(statement)
        .text(location.value())
        .text(EnumCodec.MATCHING_FIELD.write(key.field()))
        .text(key.value())
        .text(after == null ? "" : after.value());
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? new ContactId(rows.getString(1)) : null;
    }
  }

  /** Returns the holders of a key, the oldest first, at most {@code limit}. */
  public static List<ContactId> holders(
      Session session, LocationId location, MatchKey key, int limit) throws SQLException {
    PreparedStatement statement = session.statement(Statements.HOLDERS);
    Parameters.of(statement)
        .text(location.value())
        .text(EnumCodec.MATCHING_FIELD.write(key.field()))
        .text(key.value())
        .number(limit);
    List<ContactId> holders = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        holders.add(new ContactId(rows.getString(1)));
      }
    }
    return holders;
  }

  public static @Nullable Contact contact(Session session, LocationId location, ContactId id)
      throws SQLException {
    return contact(session.statement(ContactTable.TABLE.sql().find()), location, id);
  }

  /** Returns a contact with the other data of its row; null if there is none. */
  public static @Nullable StoredContact stored(Session session, LocationId location, ContactId id)
      throws SQLException {
    PreparedStatement statement = session.statement(ContactTable.STORED.sql().find());
    Parameters.of(statement).text(location.value()).text(id.value());
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? ContactTable.readStored(new RowReader(rows)) : null;
    }
  }

  /**
   * Returns a contact, by a statement for {@link TableSql#find} that the caller has prepared; null
   * if there is none.
   */
  public static @Nullable Contact contact(
      PreparedStatement statement, LocationId location, ContactId id) throws SQLException {
    Parameters.of(statement).text(location.value()).text(id.value());
    return contact(statement);
  }

  /**
   * Returns the oldest holder of a key, by a statement for {@link Statements#OLDEST_HOLDER} that
   * the caller has prepared; null if there is none.
   */
  public static @Nullable Contact oldestHolder(
      PreparedStatement statement, LocationId location, MatchKey key) throws SQLException {
    Parameters.of(statement)
        .text(location.value())
        .text(location.value())
        .text(EnumCodec.MATCHING_FIELD.write(key.field()))
        .text(key.value());
    return contact(statement);
  }

  private static @Nullable Contact contact(PreparedStatement filled) throws SQLException {
    try (ResultSet rows = filled.executeQuery()) {
      return rows.next() ? ContactTable.read(new RowReader(rows)) : null;
    }
  }

  /**
   * Returns the id of the contact to which an alias belongs, even if that contact has been deleted;
   * null if there is no such alias.
   */
  public static @Nullable ContactId aliased(Session session, LocationId location, Alias alias)
      throws SQLException {
    return new TableReader<>(ContactAliasTable.TABLE, session)
        .find(location, alias.id(), alias.source())
        .map(ContactAliasTable.Named::contact)
        .orElse(null);
  }

  /** Returns the ids of all locations, in ascending order. */
  public static List<LocationId> locationIds(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.LOCATION_IDS);
        ResultSet rows = statement.executeQuery()) {
      List<LocationId> all = new ArrayList<>();
      while (rows.next()) {
        all.add(new LocationId(rows.getString(1)));
      }
      return all;
    }
  }

  /** Reports whether a statement finds a row by a key. */
  public static boolean exists(Session session, String sql, String... key) throws SQLException {
    PreparedStatement statement = session.statement(sql);
    Parameters row = Parameters.of(statement);
    for (String each : key) {
      row.text(each);
    }
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next();
    }
  }

  /** Returns the number that a statement finds by a key; 0 if it finds no row. */
  public static long number(Session session, String sql, String... key) throws SQLException {
    PreparedStatement statement = session.statement(sql);
    Parameters row = Parameters.of(statement);
    for (String each : key) {
      row.text(each);
    }
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /** Returns a location with its custom fields; null if there is none. */
  public static @Nullable Location location(Session session, LocationId id) throws SQLException {
    PreparedStatement statement = session.statement(Statements.LOCATION);
    Parameters.of(statement).text(id.value()).text(id.value());
    try (ResultSet rows = statement.executeQuery()) {
      List<Location> found = LocationTable.readAll(rows);
      return found.isEmpty() ? null : found.getFirst();
    }
  }

  /**
   * Returns the state of a location without its changes, for a transaction; null if there is no
   * such location.
   */
  public static @Nullable LocationState state(Session session, LocationId id) throws SQLException {
    PreparedStatement statement = session.statement(Statements.LOCATION_STATE);
    Parameters.of(statement).text(id.value());
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? LocationTable.readState(new RowReader(rows)) : null;
    }
  }

  /** Adds to the state of a location what is recorded of its changes. */
  public static LocationState withChanges(Session session, LocationState state)
      throws SQLException {
    PreparedStatement statement = session.statement(Statements.KEPT_CHANGES);
    Parameters.of(statement).text(state.id().value()).text(state.id().value());
    try (ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        return state;
      }
      RowReader row = new RowReader(rows);
      row.skip(1);
      return withChanges(state, row);
    }
  }

  /**
   * Adds to the state of a location the content of a row of {@link Statements#KEPT_CHANGES}, in
   * which the location itself has already been read.
   */
  public static LocationState withChanges(LocationState state, RowReader row) throws SQLException {
    KeptChanges kept = KeptChangesTable.read(row);
    row.skip(KeptChangesTable.TABLE.width());
    return state.with(kept, row.number());
  }

  /** Returns a location that must exist, because the session's transaction has locked it. */
  public static Location requireLocation(Session session, LocationId id) throws SQLException {
    return Objects.requireNonNull(location(session, id), "a locked location");
  }

  /** Checks that all of these locations exist, as {@link #requireAny} does. */
  public static void requireAll(Session session, Dialect dialect, List<LocationId> ids)
      throws SQLException {
    for (LocationId id : ids.stream().sorted().toList()) {
      requireAny(session, dialect, id);
    }
  }

  /**
   * Checks that a location exists, and prevents its deletion until the transaction ends.
   *
   * @throws UnknownLocation if it does not
   */
  public static void requireAny(Session session, Dialect dialect, LocationId id)
      throws SQLException {
    if (!keeps(session, dialect, id)) {
      throw new UnknownLocation(id);
    }
  }

  /**
   * Prevents the deletion of a location until the transaction ends; false if there is no such
   * location.
   */
  public static boolean keeps(Session session, Dialect dialect, LocationId id) throws SQLException {
    return exists(session, dialect.spell(Statements.KEPT_LOCATION), id.value());
  }
}
