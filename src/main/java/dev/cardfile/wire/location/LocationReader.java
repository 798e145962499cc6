package dev.cardfile.wire.location;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonString;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.store.LocationChange;
import dev.cardfile.store.ProfileChange;
import dev.cardfile.wire.InvalidValuesNames;
import dev.cardfile.wire.MatchingFieldNames;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body that creates or changes a location; what is absent or blank is unchanged. */
public final class LocationReader {

  private static final int MAX_NAME_LENGTH = 255;
  private static final int MAX_CODE_LENGTH = 64;

  private static final Property.OfBoolean ALLOW_DUPLICATES = Property.bool("allowDuplicateContact");
  private static final Property.Other ORDER =
      new Property.Other(
          "contactUniqueIdentifiers",
          Schema.list(Schema.oneOf(MatchingFieldNames.all()))
              .with("minItems", 1)
              .with("uniqueItems", new JsonBoolean(true))
              .about(
                  "The match order: the fields that identify a contact, the stronger one first."));
  private static final Property.OfString<InvalidValues> INVALID_VALUES =
      Property.string(
              "invalidValues",
              MAX_CODE_LENGTH,
              Format.oneOf(InvalidValuesNames.all()).map(InvalidValuesNames::named))
          .orNull()
          .about(
              "What happens to a contact's invalid values if a request does not say so with the"
                  + " parameter invalid; null removes the setting, which means refuse.");
  private static final Property.OfObject SETTINGS =
      Property.object(
          "settings",
          Shape.of(ALLOW_DUPLICATES, ORDER, INVALID_VALUES).with(ProfileReader.ofSettings()));
  private static final Property.OfString<String> NAME =
      Property.string("name", MAX_NAME_LENGTH, Format.TEXT);
  private static final Property.OfString<Country> COUNTRY =
      Property.string("country", MAX_CODE_LENGTH, Format.COUNTRY).orNull();
  private static final Property.OfString<TimeZoneName> TIME_ZONE =
      Property.string("timezone", MAX_CODE_LENGTH, Format.TIME_ZONE).orNull();
  private static final Property.OfString<String> COMPANY_ID =
      Property.string("companyId", MAX_CODE_LENGTH, Format.TEXT).orNull();

  public static final Shape SHAPE =
      Shape.of(NAME, COUNTRY, TIME_ZONE, COMPANY_ID, SETTINGS).with(ProfileReader.ofLocation());

  private static final Property.OfString<LocationId> ID =
      Property.string("id", MAX_CODE_LENGTH, Format.LOCATION_ID)
          .about("Its id; by default a new one.");

  public static final Shape NEW = Shape.of(ID).with(SHAPE.all()).requiring(NAME);

  /**
   * Reads a new location. Never throws, whatever the bytes.
   *
   * @param newId the id of the location if the body contains none
   */
  public BodyReading<Location> create(byte[] body, LocationId newId) {
    return RequestReader.body(body, NEW, said -> create(said, newId)).ofNew();
  }

  private static @Nullable Location create(ObjectReader said, LocationId newId) {
    LocationId id = said.string(ID).given();
    LocationChange change = read(said);
    String name = change.name();
    return name == null
        ? null
        : change.over(
            new Location(
                id == null ? newId : id,
                name,
                null,
                null,
                null,
                DuplicatePreference.DEFAULT,
                CustomFieldDefinitions.NONE,
                0));
  }

  /**
   * Reads a change. Never throws, whatever the bytes.
   *
   * @param body decompressed, and limited in size by the caller
   */
  public BodyReading<LocationChange> read(byte[] body) {
    return RequestReader.body(body, SHAPE, LocationReader::read);
  }

  private static LocationChange read(ObjectReader said) {
    Edit<String> name = said.string(NAME);
    var country = said.string(COUNTRY);
    var timezone = said.string(TIME_ZONE);
    var companyId = said.string(COMPANY_ID);
    ObjectReader settings = said.object(SETTINGS);
    Boolean allowDuplicates = settings == null ? null : settings.bool(ALLOW_DUPLICATES);
    MatchOrder order = settings == null ? null : order(settings);
    Edit<InvalidValues> invalidValues =
        settings == null ? Edit.keep() : settings.string(INVALID_VALUES);
    ProfileChange profile = ProfileReader.read(said, settings);
    return new LocationChange(
        name.given(), country, timezone, companyId, allowDuplicates, order, profile, invalidValues);
  }

  private static @Nullable MatchOrder order(ObjectReader settings) {
    Json value = settings.value(ORDER);
    if (value == null || value instanceof JsonNull || Json.isBlank(value)) {
      return null;
    }
    if (!(value instanceof JsonArray(List<Json> items))) {
      settings.refuse(ORDER, Requirement.ARRAY);
      return null;
    }
    if (items.isEmpty()) {
      settings.refuse(ORDER, Requirement.NOT_EMPTY);
      return null;
    }
    List<MatchingField> fields = new ArrayList<>();
    for (Json item : items) {
      Optional<MatchingField> field =
          item instanceof JsonString(String text)
              ? MatchingFieldNames.named(Characters.strip(text))
              : Optional.empty();
      if (field.isEmpty()) {
        settings.refuseEach(ORDER, Requirement.oneOf(MatchingFieldNames.all()));
        return null;
      }
      fields.add(field.get());
    }
    if (!MatchOrder.isOrder(fields)) {
      settings.refuseEach(ORDER, Requirement.UNIQUE);
      return null;
    }
    return new MatchOrder(fields);
  }
}
