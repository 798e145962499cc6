package dev.cardfile.wire.location;

import static dev.cardfile.wire.table.Members.some;
import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.INTEGER;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.STRINGS;
import static java.util.Objects.requireNonNullElse;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.FieldDetails;
import dev.cardfile.location.KeptSetting;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationProfile;
import dev.cardfile.location.LocationTag;
import dev.cardfile.location.NamedValue;
import dev.cardfile.location.ProfileText;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.InvalidValuesNames;
import dev.cardfile.wire.MatchingFieldNames;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.answer.WarningText;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes answers about locations and what belongs to them, as JSON in UTF-8. */
public final class LocationWriter {

  /** Something that belongs to a location. */
  record Part<P>(P part, LocationId location) {}

  record Operated(List<Location> locations, List<LocationId> deleting) {}

  record Shown(Location location, @Nullable Long duplicates, List<Warning> warnings) {}

  record Field(Part<CustomFieldDefinition> part, List<Warning> warnings) {}

  /** An option of a field, with its initial text. */
  private record Box(String label, String prefill) {}

  private static final KeptSetting OPPORTUNITIES = KeptSetting.ALLOW_DUPLICATE_OPPORTUNITY;
  private static final KeptSetting NAME_MERGE = KeptSetting.ALLOW_FACEBOOK_NAME_MERGE;
  private static final KeptSetting NO_TIMEZONE = KeptSetting.DISABLE_CONTACT_TIMEZONE;

  private static final ValueType<Location> SETTINGS =
      Members.<Location>of()
          .has("allowDuplicateContact", BOOLEAN, of -> of.preference().allowDuplicates())
          .has(name(OPPORTUNITIES), BOOLEAN, of -> of.profile().on().contains(OPPORTUNITIES))
          .has(name(NAME_MERGE), BOOLEAN, of -> of.profile().on().contains(NAME_MERGE))
          .has(name(NO_TIMEZONE), BOOLEAN, of -> of.profile().on().contains(NO_TIMEZONE))
          .has(
              "contactUniqueIdentifiers",
              ValueType.list(ValueType.oneOf(MatchingFieldNames.all())),
              of -> MatchingFieldNames.of(of.preference().order().fields()))
          .mayHave(
              "invalidValues",
              ValueType.oneOf(InvalidValuesNames.all()),
              of -> map(of.invalidValues(), InvalidValuesNames::of));

  private static final ValueType<LocationProfile> BUSINESS =
      texts(Members.of(), true, profile -> profile);

  private static final ValueType<Location> A_LOCATION =
      properties((Location location) -> location).called("Location");

  private static final ValueType<Box> BOX =
      Members.<Box>of().has("label", STRING, Box::label).has("prefillValue", STRING, Box::prefill);

  private static final ValueType<Part<CustomFieldDefinition>> A_FIELD =
      Members.<Part<CustomFieldDefinition>>of()
          .has("id", STRING, of -> of.part().id())
          .has("name", STRING, of -> of.part().name())
          .has("fieldKey", STRING, of -> CustomFieldDefinition.KEY_PREFIX + of.part().key())
          .has("placeholder", STRING, of -> requireNonNullElse(details(of).placeholder(), ""))
          .has(
              FieldReader.TYPE.name(),
              ValueType.oneOf(FieldReader.TYPES),
              of -> of.part().type().name())
          .has("position", INTEGER, of -> requireNonNullElse(details(of).position(), 0))
          .has("picklistOptions", STRINGS, of -> of.part().options())
          .has("picklistImageOptions", STRINGS, of -> List.of())
          .has("isAllowedCustomOption", BOOLEAN, of -> false)
          .has("isMultiFileAllowed", BOOLEAN, of -> details(of).severalFiles())
          .mayHave("maxFileLimit", INTEGER, of -> details(of).maxFiles())
          .mayHave("acceptedFormat", STRINGS, of -> some(details(of).formats()))
          .mayHave("textBoxListOptions", ValueType.list(BOX), of -> some(boxes(of.part())))
          .mayHave("description", STRING, of -> details(of).description())
          .mayHave("parentId", STRING, of -> details(of).folder())
          .has("locationId", STRING, of -> of.location().value())
          .has("model", STRING, of -> "contact")
          .called("CustomField");

  private static final ValueType<Part<LocationTag>> A_TAG =
      Members.<Part<LocationTag>>of()
          .has("id", STRING, of -> of.part().id())
          .has("name", STRING, of -> of.part().label())
          .has("locationId", STRING, of -> of.location().value())
          .called("Tag");

  private static final ValueType<Part<NamedValue>> A_VALUE =
      Members.<Part<NamedValue>>of()
          .has("id", STRING, of -> of.part().id())
          .has("name", STRING, of -> of.part().name())
          .has("fieldKey", STRING, of -> "{{ custom_values." + of.part().key() + " }}")
          .has("value", STRING, of -> of.part().value())
          .has("locationId", STRING, of -> of.location().value())
          .called("CustomValue");

  public static final Answer<Location> LOCATION = one("location", A_LOCATION);

  /**
   * A location after a change. Its properties are at the top level, as in HighLevel's
   * specification, and also in an object, as when the location is read.
   */
  public static final Answer<Shown> CHANGED_LOCATION =
      Answer.of(
          WarningText.behind(
              properties(Shown::location)
                  .has("location", A_LOCATION, Shown::location)
                  .mayHave(
                      "duplicates",
                      INTEGER.about(
                          "The number of values that contacts share, if duplicates are now"
                              + " forbidden."),
                      Shown::duplicates),
              Shown::warnings));

  public static final Answer<List<String>> TIME_ZONES = one("timeZones", STRINGS);

  public static final Answer<List<Location>> LOCATIONS = list("locations", A_LOCATION);

  /** Locations as operators see them. */
  public static final Answer<Operated> OPERATED =
      Answer.of(
          Members.<Operated>of()
              .has("locations", ValueType.list(A_LOCATION), Operated::locations)
              .has(
                  "deleting",
                  STRINGS.about("The ids of locations of which something is left to delete."),
                  of -> of.deleting().stream().map(LocationId::value).toList()));

  public static final Answer<Field> FIELD =
      Answer.of(
          WarningText.behind(
              Members.<Field>of().has("customField", A_FIELD, Field::part), Field::warnings));

  public static final Answer<List<Part<CustomFieldDefinition>>> FIELDS =
      list("customFields", A_FIELD);

  public static final Answer<Part<LocationTag>> TAG = one("tag", A_TAG);

  public static final Answer<List<Part<LocationTag>>> TAGS = list("tags", A_TAG);

  public static final Answer<Part<NamedValue>> VALUE = one("customValue", A_VALUE);

  public static final Answer<List<Part<NamedValue>>> VALUES = list("customValues", A_VALUE);

  private static <T> Members<T> properties(Function<T, Location> location) {
    Members<T> first =
        Members.<T>of()
            .has("id", STRING, of -> location.apply(of).id().value())
            .has("name", STRING, of -> location.apply(of).name());
    return texts(first, false, of -> location.apply(of).profile())
        .mayHave("country", STRING, of -> map(location.apply(of).country(), Country::code))
        .mayHave("timezone", STRING, of -> map(location.apply(of).timezone(), TimeZoneName::value))
        .mayHave("companyId", STRING, of -> location.apply(of).companyId())
        .has("settings", SETTINGS, location)
        .mayHave(ProfileNames.BUSINESS, BUSINESS, of -> business(location.apply(of)));
  }

  private static @Nullable LocationProfile business(Location location) {
    LocationProfile profile = location.profile();
    return profile.texts().keySet().stream().anyMatch(ProfileText::isOfBusiness) ? profile : null;
  }

  private static <T> Members<T> texts(
      Members<T> before, boolean ofBusiness, Function<T, LocationProfile> profile) {
    Members<T> members = before;
    for (ProfileText text : ProfileText.values()) {
      if (text.isOfBusiness() == ofBusiness) {
        members =
            members.mayHave(ProfileNames.of(text), STRING, of -> profile.apply(of).text(text));
      }
    }
    return members;
  }

  private static String name(KeptSetting setting) {
    return ProfileNames.of(setting);
  }

  public byte[] location(Location location, String traceId) {
    return LOCATION.bytes(location, traceId);
  }

  /**
   * Returns the answer to a change of a location.
   *
   * @param duplicates the number of keys that several contacts hold; empty if it is not to be shown
   */
  public byte[] changed(
      Location location, OptionalLong duplicates, List<Warning> warnings, String traceId) {
    Long count = duplicates.isPresent() ? duplicates.getAsLong() : null;
    return CHANGED_LOCATION.bytes(new Shown(location, count, warnings), traceId);
  }

  public byte[] timeZones(List<String> names, String traceId) {
    return TIME_ZONES.bytes(names, traceId);
  }

  public byte[] locations(List<Location> locations, String traceId) {
    return LOCATIONS.bytes(locations, traceId);
  }

  /**
   * Returns locations as operators see them.
   *
   * @param deleting the ids of locations that are not completely deleted yet
   */
  public byte[] operated(List<Location> locations, List<LocationId> deleting, String traceId) {
    return OPERATED.bytes(new Operated(locations, deleting), traceId);
  }

  public byte[] field(CustomFieldDefinition field, LocationId location, String traceId) {
    return field(field, List.of(), location, traceId);
  }

  /** Returns the answer with a field that was written, and the warnings. */
  public byte[] field(
      CustomFieldDefinition field, List<Warning> warnings, LocationId location, String traceId) {
    return FIELD.bytes(new Field(new Part<>(field, location), warnings), traceId);
  }

  public byte[] fields(List<CustomFieldDefinition> fields, LocationId location, String traceId) {
    return FIELDS.bytes(parts(fields, location), traceId);
  }

  public byte[] tag(LocationTag tag, LocationId location, String traceId) {
    return TAG.bytes(new Part<>(tag, location), traceId);
  }

  public byte[] tags(List<LocationTag> tags, LocationId location, String traceId) {
    return TAGS.bytes(parts(tags, location), traceId);
  }

  public byte[] namedValue(NamedValue value, LocationId location, String traceId) {
    return VALUE.bytes(new Part<>(value, location), traceId);
  }

  public byte[] namedValues(List<NamedValue> values, LocationId location, String traceId) {
    return VALUES.bytes(parts(values, location), traceId);
  }

  /** Returns the answer to a deletion, which says so in both of HighLevel's spellings. */
  public byte[] deleted(String traceId) {
    return AnswerWriter.SUCCEEDED.bytes(true, traceId);
  }

  private static <P> Answer<P> one(String name, ValueType<P> type) {
    return Answer.of(Members.<P>of().has(name, type, part -> part));
  }

  private static <P> Answer<List<P>> list(String name, ValueType<P> type) {
    return one(name, ValueType.list(type));
  }

  private static <P> List<Part<P>> parts(List<P> parts, LocationId location) {
    return parts.stream().map(part -> new Part<>(part, location)).toList();
  }

  private static <V, W> @Nullable W map(@Nullable V value, Function<V, W> change) {
    return value == null ? null : change.apply(value);
  }

  private static FieldDetails details(Part<CustomFieldDefinition> of) {
    return of.part().details();
  }

  private static List<Box> boxes(CustomFieldDefinition field) {
    List<String> prefills = field.details().prefills();
    return IntStream.range(0, prefills.size())
        .mapToObj(i -> new Box(field.options().get(i), prefills.get(i)))
        .toList();
  }
}
