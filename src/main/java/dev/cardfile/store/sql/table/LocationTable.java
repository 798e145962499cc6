package dev.cardfile.store.sql.table;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.store.sql.group.LocationState;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.EnumCodec;
import dev.cardfile.store.sql.row.JsonColumns;
import dev.cardfile.store.sql.row.LocationExtras;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.row.Table;
import dev.cardfile.store.sql.row.TableSql;
import dev.cardfile.store.sql.statement.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The table of locations with their settings. Its columns on the progress of the search index are
 * not declared here.
 */
public final class LocationTable {

  private static final Table.Columns<Location> OF = new Table.Columns<>("location");

  private static final Column<Location, String> NAME =
      OF.column("name", Codec.TEXT, Location::name);
  private static final Column<Location, Country> COUNTRY =
      OF.column("country", Codec.ofText(Country::code, Country::new), Location::country);
  private static final Column<Location, TimeZoneName> TIMEZONE =
      OF.column(
          "timezone", Codec.ofText(TimeZoneName::value, TimeZoneName::new), Location::timezone);
  private static final Column<Location, String> COMPANY_ID =
      OF.column("company_id", Codec.TEXT, Location::companyId);
  private static final Column<Location, Boolean> ALLOW_DUPLICATES =
      OF.column(
          "allow_duplicates", Codec.FLAG, location -> location.preference().allowDuplicates());
  private static final Column<Location, MatchOrder> MATCH_ORDER =
      OF.column(
          "match_order",
          Codec.ofText(LocationTable::writeOrder, LocationTable::readOrder),
          location -> location.preference().order());
  private static final Column<Location, LocationExtras> PROFILE =
      OF.column(
          "profile",
          Codec.ofJson(JsonColumns::profile, JsonColumns::profile),
          location -> new LocationExtras(location.profile(), location.invalidValues()));
  private static final Column<Location, Long> REVISION =
      OF.column("revision", Codec.NUMBER, Location::revision);

  /** Inserting a location whose id exists leaves the existing location unchanged. */
  public static final Table<Location> TABLE =
      OF.table(TableSql.OnConflict.KEEP, LocationTable::read);

  private LocationTable() {}

  /** Reads all locations of a result of {@link Statements#LOCATION}. */
  public static List<Location> readAll(ResultSet rows) throws SQLException {
    List<Location> locations = new ArrayList<>();
    List<CustomFieldDefinition> fields = new ArrayList<>();
    Location current = null;
    while (rows.next()) {
      RowReader row = new RowReader(rows);
      Location next = read(new LocationId(row.text()), row);
      if (current != null && !current.id().equals(next.id())) {
        locations.add(with(current, fields));
        fields.clear();
      }
      current = next;
      row.skip(TABLE.width());
      CustomFieldDefinition field = CustomFieldTable.readJoined(row);
      if (field != null) {
        fields.add(field);
      }
    }
    if (current != null) {
      locations.add(with(current, fields));
    }
    return locations;
  }

  /** Reads a row of {@link Statements#LOCATION_STATE}. */
  public static LocationState readState(RowReader row) throws SQLException {
    LocationId id = new LocationId(row.text());
    long revision = row.number();
    String indexedTo = row.textOrNull();
    return new LocationState(id, revision, indexedTo == null ? null : new ContactId(indexedTo));
  }

  private static Location read(LocationId id, RowReader row) throws SQLException {
    String name = row.get(NAME);
    Country country = row.orNull(COUNTRY);
    TimeZoneName timezone = row.orNull(TIMEZONE);
    String companyId = row.orNull(COMPANY_ID);
    DuplicatePreference preference =
        new DuplicatePreference(row.get(ALLOW_DUPLICATES), row.get(MATCH_ORDER));
    LocationExtras extras = row.get(PROFILE);
    return new Location(
        id,
        name,
        country,
        timezone,
        companyId,
        preference,
        extras.profile(),
        extras.invalidValues(),
        CustomFieldDefinitions.NONE,
        row.get(REVISION));
  }

  private static String writeOrder(MatchOrder order) {
    return order.fields().stream()
        .map(EnumCodec.MATCHING_FIELD::write)
        .collect(Collectors.joining(","));
  }

  private static MatchOrder readOrder(String column) {
    List<MatchingField> fields =
        Arrays.stream(column.split(",")).map(EnumCodec.MATCHING_FIELD::read).toList();
    return new MatchOrder(fields);
  }

  private static Location with(Location location, List<CustomFieldDefinition> fields) {
    return location.withCustomFields(
        fields.isEmpty() ? CustomFieldDefinitions.NONE : new CustomFieldDefinitions(fields));
  }
}
