package dev.cardfile.wire;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.FieldDetails;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationTag;
import dev.cardfile.location.NamedValue;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Writes answers about locations and what belongs to them, as JSON in UTF-8. */
public final class LocationWriter {

  /**
   * A location with its settings.
   *
   * @param duplicates how many keys several contacts hold, where that is to be told
   */
  public byte[] location(Location location, OptionalLong duplicates, String traceId) {
    return answer(
        traceId,
        answer -> {
          answer.object("location", json -> location(json, location));
          duplicates.ifPresent(count -> answer.number("duplicates", count));
        });
  }

  public byte[] locations(List<Location> locations, String traceId) {
    return answer(
        traceId, answer -> answer.objects("locations", locations, LocationWriter::location));
  }

  public byte[] field(CustomFieldDefinition field, LocationId location, String traceId) {
    return answer(
        traceId, answer -> answer.object("customField", json -> field(json, field, location)));
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
