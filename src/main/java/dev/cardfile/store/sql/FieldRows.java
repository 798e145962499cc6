package dev.cardfile.store.sql;

import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.FieldDetails;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;

/** Custom fields as rows of a location that the session's transaction has locked. */
final class FieldRows {

  private FieldRows() {}

  /** Inserts a field, behind the others where it does not say its position. */
  static void insert(Session session, Location location, CustomFieldDefinition field)
      throws SQLException {
    Integer wanted = field.details().position();
    PreparedStatement insert = session.statement(Statements.INSERT_FIELD);
    Parameters.of(insert)
        .text(location.id().value())
        .text(field.id())
        .text(field.key())
        .text(field.name())
        .text(EnumCodec.FIELD_TYPE.write(field.type()))
        .text(JsonColumns.texts(field.options()))
        .text(JsonColumns.details(field.details()))
        .number(wanted == null ? end(location) : wanted);
    insert.executeUpdate();
  }

  static void update(Session session, LocationId location, CustomFieldDefinition field)
      throws SQLException {
    PreparedStatement update = session.statement(Statements.UPDATE_FIELD);
    Parameters.of(update)
        .text(field.name())
        .text(JsonColumns.texts(field.options()))
        .text(JsonColumns.details(field.details()))
        .number(position(field.details()))
        .text(location.value())
        .text(field.id());
    update.executeUpdate();
  }

  /** Deletes a field; false when there is none. */
  static boolean delete(Session session, LocationId location, String id) throws SQLException {
    PreparedStatement delete = session.statement(Statements.DELETE_FIELD);
    Parameters.of(delete).text(location.value()).text(id);
    return delete.executeUpdate() > 0;
  }

  private static int end(Location location) {
    return location.customFields().all().stream()
        .mapToInt(field -> position(field.details()) + 1)
        .max()
        .orElse(0);
  }

  private static int position(FieldDetails stored) {
    return Objects.requireNonNull(stored.position(), "a stored field has a position");
  }
}
