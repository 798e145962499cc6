package dev.cardfile.store.sql;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.UnknownLocation;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The number by which everybody sees that a location is not as it was. */
final class LocationRevision {

  private LocationRevision() {}

  /**
   * Reads it.
   *
   * @throws UnknownLocation when there is no such location
   */
  static long of(Session session, LocationId id) throws SQLException {
    PreparedStatement select = session.statement(Statements.LOCATION_REVISION);
    Parameters.of(select).text(id.value());
    try (ResultSet rows = select.executeQuery()) {
      if (!rows.next()) {
        throw new UnknownLocation(id);
      }
      return rows.getLong(1);
    }
  }

  static void raise(Session session, LocationId id) throws SQLException {
    PreparedStatement bump = session.statement(Statements.BUMP_LOCATION);
    Parameters.of(bump).text(id.value());
    bump.executeUpdate();
  }
}
