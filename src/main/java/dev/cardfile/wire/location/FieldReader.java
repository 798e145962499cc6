package dev.cardfile.wire.location;

import dev.cardfile.contact.Edit;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.FieldKey;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.Shape.Property.Sent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requests that create, change and list custom fields. The key and the type of a field
 * never change.
 */
public final class FieldReader {

  private static final int MAX_CODE_LENGTH = 64;
  private static final int MAX_LINE_LENGTH = 255;
  private static final int MAX_DESCRIPTION_LENGTH = 1_000;
  private static final int MAX_FORMATS = 50;
  private static final int MAX_FILES = 1_000;
  private static final int MAX_POSITION = 1_000_000;

  private static final List<String> OWN_MODEL = List.of("contact");
  private static final List<String> MODELS = List.of("contact", "opportunity", "all");
  static final List<String> TYPES =
      Arrays.stream(CustomFieldType.values()).map(Enum::name).toList();

  private static final Format<CustomFieldType> TYPE_NAME =
      new Format<>(
          text ->
              Arrays.stream(CustomFieldType.values())
                  .filter(type -> type.name().equals(text))
                  .findFirst(),
          Requirement.oneOf(TYPES),
          () -> Schema.oneOf(TYPES),
          "");

  private static final Format<String> KEY_TEXT =
      new Format<>(
          FieldKey::parse,
          Requirement.KEY,
          () -> Schema.STRING,
          "Lower-case letters, digits and _; derived from the name by default.");

  private static final Property.OfString<String> NAME =
      Property.string("name", CustomFieldDefinition.MAX_NAME_LENGTH, Format.TEXT);
  static final Property.OfString<CustomFieldType> TYPE =
      Property.string("dataType", MAX_CODE_LENGTH, TYPE_NAME);
  private static final Property.OfString<String> PLACEHOLDER =
      Property.string("placeholder", MAX_LINE_LENGTH, Format.TEXT).orNull();
  private static final Property.OfStrings FORMATS =
      Property.strings("acceptedFormat", MAX_FORMATS, MAX_CODE_LENGTH).distinctOrNull();
  private static final Property.OfBoolean SEVERAL_FILES = Property.bool("isMultipleFile");
  private static final Property.OfInteger FILES =
      Property.integer("maxNumberOfFiles", 0, MAX_FILES, Sent.EITHER).orNull();
  private static final Property.OfStrings OPTIONS =
      Property.strings("options", CustomFieldDefinition.MAX_OPTIONS, MAX_LINE_LENGTH)
          .distinctOrNull();
  private static final Property.OfString<String> LABEL =
      Property.string("label", MAX_LINE_LENGTH, Format.TEXT);
  private static final Property.OfString<String> PREFILL =
      Property.string("prefillValue", MAX_LINE_LENGTH, Format.TEXT);
  private static final Property.OfObjects BOXES =
      Property.objects(
              "textBoxListOptions",
              CustomFieldDefinition.MAX_OPTIONS,
              Shape.of(LABEL, PREFILL).requiring(LABEL))
          .orNull();
  private static final Property.OfInteger POSITION =
      Property.integer("position", 0, MAX_POSITION, Sent.EITHER);
  private static final Property.OfString<String> MODEL =
      Property.string("model", MAX_CODE_LENGTH, Format.oneOf(OWN_MODEL));
  private static final Property.OfString<String> FOLDER =
      Property.string("parentId", MAX_CODE_LENGTH, Format.TEXT).orNull();
  private static final Property.OfString<String> DESCRIPTION =
      Property.string("description", MAX_DESCRIPTION_LENGTH, Format.TEXT).orNull();
  private static final Property.OfString<String> KEY =
      Property.string("fieldKey", FieldKey.MAX_LENGTH, KEY_TEXT);
  private static final Property.OfString<String> LISTED_MODEL =
      Property.string("model", MAX_CODE_LENGTH, Format.oneOf(MODELS))
          .about("Whose fields to list; only contacts have custom fields.");

  public static final Shape CHANGE =
      Shape.of(
          NAME,
          TYPE,
          PLACEHOLDER,
          FORMATS,
          SEVERAL_FILES,
          FILES,
          OPTIONS,
          BOXES,
          POSITION,
          MODEL,
          FOLDER,
          DESCRIPTION,
          KEY);
  public static final Shape NEW = CHANGE.requiring(NAME, TYPE);
  public static final Shape LIST = Shape.of(LISTED_MODEL);

  /** Reads a body that creates a field. Never throws, whatever the bytes. */
  public BodyReading<CustomFieldDefinition> create(byte[] body, String newId) {
    return RequestReader.body(body, NEW, properties -> create(properties, newId)).ofNew();
  }

  /**
   * Reads a body that changes a field; what is absent is unchanged. Never throws, whatever the
   * bytes.
   *
   * @param field the field to change; the body may repeat its key and type
   */
  public BodyReading<UnaryOperator<CustomFieldDefinition>> change(
      byte[] body, CustomFieldDefinition field) {
    return RequestReader.body(body, CHANGE, properties -> change(properties, field));
  }

  /** Reads whether a query asks for the fields of contacts, the only objects that have any. */
  public BodyReading<Boolean> wantsContacts(@Nullable String query) {
    return RequestReader.query(
        query,
        LIST,
        properties -> {
          String model = properties.string(LISTED_MODEL).given();
          return model == null || !model.equals("opportunity");
        });
  }

  private static @Nullable CustomFieldDefinition create(ObjectReader properties, String newId) {
    String name = properties.string(NAME).given();
    CustomFieldType type = properties.string(TYPE).given();
    FieldEdits edits = edits(properties, Edit.keep(), type);
    String key = properties.string(KEY).given();
    if (key == null && name != null) {
      key = FieldKey.ofName(name).orElse(null);
      if (key == null) {
        properties.refuse(NAME, Requirement.WITH_LETTERS);
      }
    }
    return name == null || type == null || key == null
        ? null
        : edits.over(new CustomFieldDefinition(newId, key, name, type, List.of()));
  }

  private static UnaryOperator<CustomFieldDefinition> change(
      ObjectReader properties, CustomFieldDefinition field) {
    Edit<String> name = properties.string(NAME);
    CustomFieldType type = properties.string(TYPE).given();
    if (type != null && type != field.type()) {
      properties.refuse(TYPE, Requirement.unchanged(field.type().name()));
    }
    FieldEdits edits = edits(properties, name, field.type());
    String key = properties.string(KEY).given();
    if (key != null && !key.equals(field.key())) {
      properties.refuse(KEY, Requirement.unchanged(CustomFieldDefinition.KEY_PREFIX + field.key()));
    }
    return edits::over;
  }

  private static FieldEdits edits(
      ObjectReader properties, Edit<String> name, @Nullable CustomFieldType type) {
    var placeholder = properties.string(PLACEHOLDER);
    var formats = properties.strings(FORMATS);
    Boolean severalFiles = properties.bool(SEVERAL_FILES);
    var maxFiles = properties.integer(FILES).map(Math::toIntExact);
    var choices = choices(properties, type);
    var position = properties.integer(POSITION).map(Math::toIntExact);
    var _ = properties.string(MODEL);
    var folder = properties.string(FOLDER);
    var description = properties.string(DESCRIPTION);
    return new FieldEdits(
        name, choices, position, placeholder, description, folder, formats, severalFiles, maxFiles);
  }

  /**
   * Reads the options, which are sent as texts or as boxes. An empty list of one kind is ignored if
   * the other kind is sent.
   */
  private static Edit<FieldEdits.Choices> choices(
      ObjectReader properties, @Nullable CustomFieldType type) {
    Edit<FieldEdits.Choices> texts =
        properties.strings(OPTIONS).map(labels -> new FieldEdits.Choices(labels, List.of()));
    Edit<FieldEdits.Choices> boxes = boxes(properties);
    if (hasSome(texts) && hasSome(boxes)) {
      properties.refuse(BOXES, Requirement.notBeside(OPTIONS.name()));
    }
    if (type != null && !type.takesOptions()) {
      if (hasSome(texts)) {
        properties.refuse(OPTIONS, Requirement.emptyFor(type.name()));
      }
      if (type == CustomFieldType.TEXT && hasSome(boxes)) {
        // The example in HighLevel's documentation sends boxes for a text field.
        properties.warn(new Warning.UnusedOptions(BOXES.name()));
        boxes = Edit.keep();
      } else if (hasSome(boxes)) {
        properties.refuse(BOXES, Requirement.emptyFor(type.name()));
      }
    }
    return hasSome(boxes) || texts instanceof Edit.Keep ? boxes : texts;
  }

  private static Edit<FieldEdits.Choices> boxes(ObjectReader properties) {
    List<String> labels = new ArrayList<>();
    List<String> prefills = new ArrayList<>();
    boolean isList =
        properties.objects(
            BOXES,
            (index, box) -> {
              String label = box.string(LABEL).given();
              String prefill = box.string(PREFILL).given();
              labels.add(label == null ? "" : label);
              prefills.add(prefill == null ? "" : prefill);
            });
    if (!isList) {
      return properties.isNull(BOXES) ? Edit.clear() : Edit.keep();
    }
    properties.refuseRepeated(BOXES, labels.stream().filter(label -> !label.isEmpty()).toList());
    boolean anyPrefill = prefills.stream().anyMatch(prefill -> !prefill.isEmpty());
    return Edit.put(new FieldEdits.Choices(labels, anyPrefill ? prefills : List.of()));
  }

  private static boolean hasSome(Edit<FieldEdits.Choices> choices) {
    FieldEdits.Choices given = choices.given();
    return given != null && !given.labels().isEmpty();
  }
}
