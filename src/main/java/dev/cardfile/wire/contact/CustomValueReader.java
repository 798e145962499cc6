package dev.cardfile.wire.contact;

import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.key.Email;
import dev.cardfile.contact.key.Phone;
import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.StringReader;
import dev.cardfile.wire.table.Subject;
import dev.cardfile.wire.table.Violations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the value of a custom field according to the field's type. */
final class CustomValueReader {

  static final int MAX_TEXT_LENGTH = 5000;
  static final int MAX_LARGE_TEXT_LENGTH = 65_535;
  static final int MAX_JSON_LENGTH = 65_535;
  static final int MAX_LIST_COUNT = 500;
  static final int MAX_DATE_LENGTH = 64;

  /** The schema of a value, whatever the type of its field. */
  static final Schema SCHEMA =
      Schema.anyOf(
              List.of(
                  Schema.STRING.with("maxLength", MAX_LARGE_TEXT_LENGTH),
                  Schema.NUMBER,
                  Schema.list(Schema.STRING.with("maxLength", MAX_TEXT_LENGTH))
                      .with("maxItems", MAX_LIST_COUNT),
                  Schema.OBJECT))
          .orNull()
          .called("CustomFieldInput")
          .about("The type depends on the custom field; null clears the value.");

  private final Violations violations;
  private final StringReader strings;
  private final String phoneRegion;
  private final List<Warning> notes;

  /**
   * @param phoneRegion the region that a phone number without a country code belongs to
   * @param notes receives warnings about what is left out
   */
  CustomValueReader(
      Violations violations, StringReader strings, String phoneRegion, List<Warning> notes) {
    this.violations = violations;
    this.strings = strings;
    this.phoneRegion = phoneRegion;
    this.notes = notes;
  }

  /**
   * Reads a value.
   *
   * @param index the index of the item in the array that was sent
   * @param path the path of the value, ending in the property name that was sent
   * @return keep if the value is blank or invalid
   */
  Edit<CustomValue> read(CustomFieldDefinition field, int index, String path, Json value) {
    if (Json.isBlank(value)) {
      return Edit.keep();
    }
    return switch (field.type()) {
      case TEXT -> text(path, inWords(value), MAX_TEXT_LENGTH, Format.TEXT);
      case LARGE_TEXT -> text(path, inWords(value), MAX_LARGE_TEXT_LENGTH, Format.TEXT);
      case EMAIL -> text(path, value, Email.MAX_LENGTH, Format.EMAIL);
      case DATE -> date(path, value);
      case PHONE -> phone(index, path, value);
      case NUMERICAL, MONETORY -> number(path, value);
      case SINGLE_OPTIONS, RADIO -> text(path, onlyItem(value), MAX_TEXT_LENGTH, choice(field));
      case CHECKBOX, MULTIPLE_OPTIONS -> texts(path, joined(field, value), choice(field));
      case TEXTBOX_LIST ->
          value instanceof JsonObject boxes ? boxes(path, boxes) : texts(path, value, Format.TEXT);
      case FILE_UPLOAD -> json(path, value);
    };
  }

  private Edit<CustomValue> text(String path, Json value, int maxLength, Format<String> format) {
    return strings.read(Subject.of(path), value, maxLength, format).map(CustomValue.Text::new);
  }

  private Edit<CustomValue> date(String path, Json value) {
    Edit<LocalDate> date = strings.read(Subject.of(path), value, MAX_DATE_LENGTH, Format.DATE);
    return date.map(day -> new CustomValue.Text(day.toString()));
  }

  private Edit<CustomValue> phone(int index, String path, Json value) {
    Edit<Phone.Typed> edit =
        strings.read(Subject.of(path), value, Phone.MAX_TYPED, Format.phone(phoneRegion));
    if (edit instanceof Edit.Put<Phone.Typed>(Phone.Typed typed) && typed.extension() != null) {
      notes.add(new Warning.CustomFieldExtension(index, typed.extension()));
    }
    return edit.map(typed -> new CustomValue.Text(typed.phone().value()));
  }

  private Edit<CustomValue> number(String path, Json value) {
    if (value instanceof JsonString(String text) && !Characters.areWellFormed(text)) {
      violations.refuse(path, Requirement.WELL_FORMED);
      return Edit.keep();
    }
    BigDecimal number =
        switch (value) {
          case JsonNumber(BigDecimal sent) -> sent;
          case JsonString(String text) -> JsonReader.boundedNumber(Characters.strip(text));
          case JsonObject members -> null;
          case JsonArray items -> null;
          case JsonBoolean flag -> null;
          case JsonNull none -> null;
        };
    if (number == null || !fitsDouble(number)) {
      violations.refuse(path, Requirement.NUMBER);
      return Edit.keep();
    }
    return Edit.put(new CustomValue.Numeric(number));
  }

  /**
   * Reports whether the number survives being read as a double, as most clients read it: it must
   * not become infinite, nor zero unless it is zero.
   */
  private static boolean fitsDouble(BigDecimal number) {
    double nearest = number.doubleValue();
    return Double.isFinite(nearest) && (nearest != 0 || number.signum() == 0);
  }

  private Edit<CustomValue> texts(String path, Json value, Format<String> format) {
    if (value instanceof JsonString) {
      Edit<String> only = strings.read(Subject.of(path), value, MAX_TEXT_LENGTH, format);
      return only.map(text -> new CustomValue.Texts(List.of(text)));
    }
    if (!(value instanceof JsonArray(List<Json> items))) {
      violations.refuse(path, Requirement.ARRAY);
      return Edit.keep();
    }
    if (items.isEmpty()) {
      return Edit.clear();
    }
    if (items.size() > MAX_LIST_COUNT) {
      violations.refuse(path, Requirement.fewEnough(MAX_LIST_COUNT));
      return Edit.keep();
    }
    List<String> texts = new ArrayList<>();
    for (Json item : items) {
      Edit<String> edit = strings.read(Subject.eachIn(path), item, MAX_TEXT_LENGTH, format);
      String text = edit.given();
      if (text != null) {
        texts.add(text);
      }
    }
    return texts.isEmpty() ? Edit.keep() : Edit.put(new CustomValue.Texts(texts));
  }

  private Edit<CustomValue> boxes(String path, JsonObject boxes) {
    if (boxes.members().isEmpty()) {
      return Edit.clear();
    }
    if (!boxes.members().values().stream().allMatch(each -> each instanceof JsonString)) {
      violations.refuse(Subject.eachIn(path), Requirement.STRING);
      return Edit.keep();
    }
    return json(path, boxes);
  }

  private Edit<CustomValue> json(String path, Json value) {
    if (!(value instanceof JsonObject)) {
      violations.refuse(path, Requirement.OBJECT);
      return Edit.keep();
    }
    if (!value.isWellFormed()) {
      violations.refuse(path, Requirement.WELL_FORMED);
      return Edit.keep();
    }
    String compact = JsonWriter.compact(value);
    if (Characters.count(compact) > MAX_JSON_LENGTH) {
      violations.refuse(path, Requirement.shortEnough(MAX_JSON_LENGTH));
      return Edit.keep();
    }
    return Edit.put(new CustomValue.Json(compact));
  }

  /**
   * Returns the string in a list of one string, just as {@link #texts} accepts a string as a list.
   */
  private static Json onlyItem(Json value) {
    return value instanceof JsonArray(List<Json> items)
            && items.size() == 1
            && items.getFirst() instanceof JsonString
        ? items.getFirst()
        : value;
  }

  /** Converts a number or a boolean to its text; returns any other value as it is. */
  private static Json inWords(Json value) {
    return value instanceof JsonNumber || value instanceof JsonBoolean
        ? new JsonString(JsonWriter.compact(value))
        : value;
  }

  /** Splits a comma-separated text if every part is an option and the whole text is not. */
  private static Json joined(CustomFieldDefinition field, Json value) {
    if (!(value instanceof JsonString(String text))
        || field.options().contains(Characters.strip(text))) {
      return value;
    }
    List<String> parts = Arrays.stream(text.split(",", -1)).map(Characters::strip).toList();
    return field.options().containsAll(parts) ? JsonArray.of(parts) : value;
  }

  private static Format<String> choice(CustomFieldDefinition field) {
    return field.options().isEmpty() ? Format.TEXT : Format.oneOf(field.options());
  }
}
