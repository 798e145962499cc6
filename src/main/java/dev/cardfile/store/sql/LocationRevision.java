package dev.cardfile.store.sql;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.UnknownLocation;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The number by which everybody sees that a location is not as it was. */
final class LocationRevision {

  private LocationRevision() {}

  /**
   * Makes sure that there is such a location.
   *
   * @throws UnknownLocation when there is none
   */
  static void require(Session session, LocationId id) throws SQLException {
    if (!SingleRows.exists(session, Statements.LOCATION_REVISION, id.value())) {
      throw new UnknownLocation(id);
    }
  }

  static void raise(Session session, LocationId id) throws SQLException {
    PreparedStatement bump = session.statement(Statements.BUMP_LOCATION);
    Parameters.of(bump).text(id.value());
    bump.executeUpdate();
  }
}
