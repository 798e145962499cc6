package dev.cardfile.wire.location;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.FieldDetails;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationTag;
import dev.cardfile.location.NamedValue;
import dev.cardfile.upsert.Warning;
import dev.cardfile.wire.MatchingFieldNames;
import dev.cardfile.wire.answer.AnswerShape;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.answer.WarningText;
import dev.cardfile.wire.table.Schema;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Writes answers about locations and what belongs to them, as JSON in UTF-8. */
public final class LocationWriter {

  private static final Schema SETTINGS =
      AnswerShape.EMPTY
          .has(Schema.BOOLEAN, "allowDuplicateContact", "allowDuplicateOpportunity")
          .has(Schema.BOOLEAN, "allowFacebookNameMerge", "disableContactTimezone")
          .has(Schema.list(Schema.oneOf(MatchingFieldNames.all())), "contactUniqueIdentifiers")
          .schema();

  private static final Schema A_LOCATION =
      AnswerShape.EMPTY
          .has(Schema.STRING, "id", "name")
          .mayHave(Schema.STRING, "country", "timezone", "companyId")
          .has(SETTINGS, "settings")
          .schema()
          .called("Location");

  private static final Schema BOX =
      AnswerShape.EMPTY.has(Schema.STRING, "label", "prefillValue").schema();

  private static final Schema A_FIELD =
      AnswerShape.EMPTY
          .has(Schema.STRING, "id", "name", "fieldKey", "placeholder")
          .has(FieldReader.TYPE.schema(), FieldReader.TYPE.name())
          .has(Schema.INTEGER, "position")
          .has(Schema.STRINGS, "picklistOptions", "picklistImageOptions")
          .has(Schema.BOOLEAN, "isAllowedCustomOption", "isMultiFileAllowed")
          .mayHave(Schema.INTEGER, "maxFileLimit")
          .mayHave(Schema.STRINGS, "acceptedFormat")
          .mayHave(Schema.list(BOX), "textBoxListOptions")
          .mayHave(Schema.STRING, "description", "parentId")
          .has(Schema.STRING, "locationId", "model")
          .schema()
          .called("CustomField");

  private static final Schema A_TAG =
      AnswerShape.EMPTY.has(Schema.STRING, "id", "name", "locationId").schema().called("Tag");

  private static final Schema A_VALUE =
      AnswerShape.EMPTY
          .has(Schema.STRING, "id", "name", "fieldKey", "value", "locationId")
          .schema()
          .called("CustomValue");

  public static final Schema LOCATION =
      AnswerShape.EMPTY
          .has(A_LOCATION, "location")
          .mayHave(
              Schema.INTEGER.about(
                  "The number of values that contacts share, if duplicates are now forbidden."),
              "duplicates")
          .mayHave(WarningText.LIST, WarningText.ALL)
          .traced();

  public static final Schema LOCATIONS =
      AnswerShape.EMPTY.has(Schema.list(A_LOCATION), "locations").traced();

  public static final Schema FIELD =
      AnswerShape.EMPTY
          .has(A_FIELD, "customField")
          .mayHave(WarningText.LIST, WarningText.ALL)
          .traced();

  public static final Schema FIELDS =
      AnswerShape.EMPTY.has(Schema.list(A_FIELD), "customFields").traced();

  public static final Schema TAG = AnswerShape.EMPTY.has(A_TAG, "tag").traced();

  public static final Schema TAGS = AnswerShape.EMPTY.has(Schema.list(A_TAG), "tags").traced();

  public static final Schema VALUE = AnswerShape.EMPTY.has(A_VALUE, "customValue").traced();

  public static final Schema VALUES =
      AnswerShape.EMPTY.has(Schema.list(A_VALUE), "customValues").traced();

  /**
   * A location with its settings.
   *
   * @param duplicates how many keys several contacts hold, where that is to be told
   */
  public byte[] location(Location location, OptionalLong duplicates, String traceId) {
    return location(location, duplicates, List.of(), traceId);
  }

  /** As {@link #location}, with what to warn of. */
  public byte[] location(
      Location location, OptionalLong duplicates, List<Warning> warnings, String traceId) {
    return answer(
        traceId,
        answer -> {
          answer.object("location", json -> location(json, location));
          duplicates.ifPresent(count -> answer.number("duplicates", count));
          WarningText.write(answer, warnings);
        });
  }

  public byte[] locations(List<Location> locations, String traceId) {
    return answer(
        traceId, answer -> answer.objects("locations", locations, LocationWriter::location));
  }

  public byte[] field(CustomFieldDefinition field, LocationId location, String traceId) {
    return field(field, List.of(), location, traceId);
  }

  /** A field that was written, with what to warn of. */
  public byte[] field(
      CustomFieldDefinition field, List<Warning> warnings, LocationId location, String traceId) {
    return answer(
        traceId,
        answer -> {
          answer.object("customField", json -> field(json, field, location));
          WarningText.write(answer, warnings);
        });
  }

  public byte[] fields(List<CustomFieldDefinition> fields, LocationId location, String traceId) {
    return answer(
        traceId,
        answer ->
            answer.objects("customFields", fields, (json, each) -> field(json, each, location)));
  }

  public byte[] tag(LocationTag tag, LocationId location, String traceId) {
    return answer(traceId, answer -> answer.object("tag", json -> tag(json, tag, location)));
  }

  public byte[] tags(List<LocationTag> tags, LocationId location, String traceId) {
    return answer(
        traceId, answer -> answer.objects("tags", tags, (json, each) -> tag(json, each, location)));
  }

  public byte[] namedValue(NamedValue value, LocationId location, String traceId) {
    return answer(
        traceId, answer -> answer.object("customValue", json -> value(json, value, location)));
  }

  public byte[] namedValues(List<NamedValue> values, LocationId location, String traceId) {
    return answer(
        traceId,
        answer ->
            answer.objects("customValues", values, (json, each) -> value(json, each, location)));
  }

  /** What is said when something was deleted, in both of the original's spellings. */
  public byte[] deleted(String traceId) {
    return answer(traceId, answer -> AnswerWriter.succeeded(answer, true));
  }

  private static byte[] answer(String traceId, Consumer<JsonWriter> members) {
    return JsonWriter.object(answer -> {
      members.accept(answer);
      answer.text("traceId", traceId);
    });
  }

  private static void location(JsonWriter json, Location location) {
    json.text("id", location.id().value());
    json.text("name", location.name());
    Country country = location.country();
    json.text("country", country == null ? null : country.code());
    TimeZoneName timezone = location.timezone();
    json.text("timezone", timezone == null ? null : timezone.value());
    json.text("companyId", location.companyId());
    DuplicatePreference preference = location.preference();
    json.object(
        "settings",
        settings -> {
          settings.flag("allowDuplicateContact", preference.allowDuplicates());
          settings.flag("allowDuplicateOpportunity", false);
          settings.flag("allowFacebookNameMerge", false);
          settings.flag("disableContactTimezone", false);
          settings.texts(
              "contactUniqueIdentifiers", MatchingFieldNames.of(preference.order().fields()));
        });
  }

  private static void field(JsonWriter json, CustomFieldDefinition field, LocationId location) {
    FieldDetails details = field.details();
    json.text("id", field.id());
    json.text("name", field.name());
    json.text("fieldKey", CustomFieldDefinition.KEY_PREFIX + field.key());
    json.text("placeholder", details.placeholder() == null ? "" : details.placeholder());
    json.text("dataType", field.type().name());
    json.number("position", details.position() == null ? 0 : details.position());
    json.texts("picklistOptions", field.options());
    json.texts("picklistImageOptions", List.of());
    json.flag("isAllowedCustomOption", false);
    json.flag("isMultiFileAllowed", details.severalFiles());
    if (details.maxFiles() != null) {
      json.number("maxFileLimit", details.maxFiles());
    }
    if (!details.formats().isEmpty()) {
      json.texts("acceptedFormat", details.formats());
    }
    if (!details.prefills().isEmpty()) {
      json.objects(
          "textBoxListOptions",
          IntStream.range(0, field.options().size()).boxed().toList(),
          (box, index) -> {
            box.text("label", field.options().get(index));
            box.text("prefillValue", details.prefills().get(index));
          });
    }
    json.text("description", details.description());
    json.text("parentId", details.folder());
    json.text("locationId", location.value());
    json.text("model", "contact");
  }

  private static void tag(JsonWriter json, LocationTag tag, LocationId location) {
    json.text("id", tag.id());
    json.text("name", tag.label());
    json.text("locationId", location.value());
  }

  private static void value(JsonWriter json, NamedValue value, LocationId location) {
    json.text("id", value.id());
    json.text("name", value.name());
    json.text("fieldKey", "{{ custom_values." + value.key() + " }}");
    json.text("value", value.value());
    json.text("locationId", location.value());
  }
}
