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

/** Look-ups of one row each, in the SQL that all databases understand. */
public final class SingleRows {

  private SingleRows() {}

  /** The holder of the key that follows {@code after}, or the first; null when there is none. */
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

  /** The holders of the key, the oldest first. */
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

  /** As above, with what else is stored of it. */
  public static @Nullable StoredContact stored(Session session, LocationId location, ContactId id)
      throws SQLException {
    PreparedStatement statement = session.statement(ContactTable.STORED.sql().find());
    Parameters.of(statement).text(location.value()).text(id.value());
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? ContactTable.readStored(new RowReader(rows)) : null;
    }
  }

  /** As {@link #contact}, with {@link TableSql#find} prepared on a connection of the caller's. */
  public static @Nullable Contact contact(
      PreparedStatement statement, LocationId location, ContactId id) throws SQLException {
    Parameters.of(statement).text(location.value()).text(id.value());
    return contact(statement);
  }

  /** With {@link Statements#OLDEST_HOLDER} prepared on a connection of the caller's. */
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

  /** The contact of an alias, there or not; null for none. */
  public static @Nullable ContactId aliased(Session session, LocationId location, Alias alias)
      throws SQLException {
    return new TableReader<>(ContactAliasTable.TABLE, session)
        .find(location, alias.id(), alias.source())
        .map(ContactAliasTable.Named::contact)
        .orElse(null);
  }

  /** The ids of all locations, in their order. */
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

  /** Whether the statement finds anything by this key. */
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

  /** The number that the statement finds by this key. */
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

  /** A location with its custom fields; null when there is none. */
  public static @Nullable Location location(Session session, LocationId id) throws SQLException {
    PreparedStatement statement = session.statement(Statements.LOCATION);
    Parameters.of(statement).text(id.value()).text(id.value());
    try (ResultSet rows = statement.executeQuery()) {
      List<Location> found = LocationTable.readAll(rows);
      return found.isEmpty() ? null : found.getFirst();
    }
  }

  /** What a transaction must know of a location; null when there is none. */
  public static @Nullable LocationState state(Session session, LocationId id) throws SQLException {
    PreparedStatement statement = session.statement(Statements.LOCATION_STATE);
    Parameters.of(statement).text(id.value());
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? LocationTable.readState(new RowReader(rows)) : null;
    }
  }

  /** What a transaction has read of a location, with its changes. */
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

  /** With a row of {@link Statements#KEPT_CHANGES}, of which the location has been read. */
  public static LocationState withChanges(LocationState state, RowReader row) throws SQLException {
    KeptChanges kept = KeptChangesTable.read(row);
    row.skip(KeptChangesTable.TABLE.width());
    return state.with(kept, row.number());
  }

  /** A location that is there, since the session's transaction has locked it. */
  public static Location requireLocation(Session session, LocationId id) throws SQLException {
    return Objects.requireNonNull(location(session, id), "a locked location");
  }

  /** As {@link #requireAny}, of each location. */
  public static void requireAll(Session session, List<LocationId> ids) throws SQLException {
    for (LocationId id : ids) {
      requireAny(session, id);
    }
  }

  /**
   * Makes sure that there is such a location.
   *
   * @throws UnknownLocation when there is none
   */
  public static void requireAny(Session session, LocationId id) throws SQLException {
    if (!exists(session, Statements.LOCATION_STATE, id.value())) {
      throw new UnknownLocation(id);
    }
  }
}
