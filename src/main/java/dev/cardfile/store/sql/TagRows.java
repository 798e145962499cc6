package dev.cardfile.store.sql;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationTag;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tags as rows, by the name that contacts have. */
final class TagRows {

  private static final long BEFORE_IDS = 0;

  private TagRows() {}

  /** Sets the row of a tag that comes onto the list because a contact has it. */
  static void write(Row row, Location location, String name) throws SQLException {
    row.text(location.id().value())
        .text(name)
        .text(LocationTag.idOf(location.id(), location.revision(), name))
        .text(null);
  }

  /** Sets the row of a tag that was written by hand. */
  static void write(Row row, LocationId location, LocationTag tag) throws SQLException {
    row.text(location.value()).text(tag.name()).text(tag.id()).text(label(tag));
  }

  /** The label, unless it is the name. */
  static @Nullable String label(LocationTag tag) {
    return tag.label().equals(tag.name()) ? null : tag.label();
  }

  /** Runs {@link Statements#TAGS}. */
  static List<LocationTag> read(PreparedStatement select, LocationId location) throws SQLException {
    Parameters.of(select).text(location.value());
    List<LocationTag> tags = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        RowReader row = new RowReader(rows);
        String name = row.text();
        String id = row.textOrNull();
        String label = row.textOrNull();
        tags.add(
            new LocationTag(
                id == null ? LocationTag.idOf(location, BEFORE_IDS, name) : id,
                label == null ? name : label));
      }
    }
    return tags;
  }
}
