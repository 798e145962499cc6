package dev.cardfile.store.sql;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.MatchOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Locations as rows: one for each custom field of a location, or one without. */
final class LocationRows {

  private LocationRows() {}

  /** Sets name, country, time zone, company, and the duplicate preference. */
  static void write(Row row, Location location) throws SQLException {
    Country country = location.country();
    TimeZoneName timezone = location.timezone();
    row.text(location.name())
        .text(country == null ? null : country.code())
        .text(timezone == null ? null : timezone.value())
        .text(location.companyId())
        .flag(location.preference().allowDuplicates())
        .text(
            location.preference().order().fields().stream()
                .map(EnumCodec.MATCHING_FIELD::write)
                .collect(Collectors.joining(",")));
  }

  /** Reads all locations of a result that is sorted by location. */
  static List<Location> read(ResultSet rows) throws SQLException {
    List<Location> locations = new ArrayList<>();
    List<CustomFieldDefinition> fields = new ArrayList<>();
    Location current = null;
    while (rows.next()) {
      RowReader row = new RowReader(rows);
      Location next = readLocation(row);
      if (current != null && !current.id().equals(next.id())) {
        locations.add(with(current, fields));
        fields.clear();
      }
      current = next;
      CustomFieldDefinition field = readField(row);
      if (field != null) {
        fields.add(field);
      }
    }
    if (current != null) {
      locations.add(with(current, fields));
    }
    return locations;
  }

  private static Location readLocation(RowReader row) throws SQLException {
    LocationId id = new LocationId(row.text());
    String name = row.text();
    String country = row.textOrNull();
    String timezone = row.textOrNull();
    return new Location(
        id,
        name,
        country == null ? null : new Country(country),
        timezone == null ? null : new TimeZoneName(timezone),
        row.textOrNull(),
        new DuplicatePreference(row.flag(), readOrder(row.text())),
        CustomFieldDefinitions.NONE,
        row.number());
  }

  private static MatchOrder readOrder(String column) {
    return new MatchOrder(
        Arrays.stream(column.split(",")).map(EnumCodec.MATCHING_FIELD::read).toList());
  }

  private static @Nullable CustomFieldDefinition readField(RowReader row) throws SQLException {
    String id = row.textOrNull();
    if (id == null) {
      return null;
    }
    return new CustomFieldDefinition(
        id,
        row.text(),
        row.text(),
        EnumCodec.FIELD_TYPE.read(row.text()),
        JsonColumns.texts(row.textOrNull()),
        JsonColumns.details(row.textOrNull(), Math.toIntExact(row.number())));
  }

  private static Location with(Location location, List<CustomFieldDefinition> fields) {
    return new Location(
        location.id(),
        location.name(),
        location.country(),
        location.timezone(),
        location.companyId(),
        location.preference(),
        fields.isEmpty() ? CustomFieldDefinitions.NONE : new CustomFieldDefinitions(fields),
        location.revision());
  }
}
