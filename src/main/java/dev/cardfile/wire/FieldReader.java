package dev.cardfile.wire;

import dev.cardfile.contact.Edit;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.FieldKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads what makes, changes and lists custom fields; key and type of a field stay for good. */
public final class FieldReader {

  private static final int MAX_CODE_LENGTH = 64;
  private static final int MAX_LINE_LENGTH = 255;
  private static final int MAX_DESCRIPTION_LENGTH = 1_000;
  private static final int MAX_FORMATS = 50;
  private static final int MAX_FILES = 1_000;
  private static final int MAX_POSITION = 1_000_000;

  private static final String NAME = "name";
  private static final String TYPE = "dataType";
  private static final String PLACEHOLDER = "placeholder";
  private static final String FORMATS = "acceptedFormat";
  private static final String SEVERAL_FILES = "isMultipleFile";
  private static final String FILES = "maxNumberOfFiles";
  private static final String OPTIONS = "options";
  private static final String BOXES = "textBoxListOptions";
  private static final String POSITION = "position";
  private static final String MODEL = "model";
  private static final String FOLDER = "parentId";
  private static final String DESCRIPTION = "description";
  private static final String KEY = "fieldKey";

  private static final List<String> OWN_MODEL = List.of("contact");
  private static final List<String> MODELS = List.of("contact", "opportunity", "all");
  private static final List<String> TYPES =
      Arrays.stream(CustomFieldType.values()).map(Enum::name).toList();

  private static final Format<CustomFieldType> TYPE_NAME =
      new Format<>(
          text ->
              Arrays.stream(CustomFieldType.values())
                  .filter(type -> type.name().equals(text))
                  .findFirst(),
          Requirement.oneOf(TYPES));

  private static final Format<String> KEY_TEXT = new Format<>(FieldKey::parse, Requirement.KEY);

  private static final Shape SHAPE = shape();

  private static Shape shape() {
    Map<String, Shape> known = new HashMap<>();
    for (String name :
        List.of(
            NAME,
            TYPE,
            PLACEHOLDER,
            FORMATS,
            SEVERAL_FILES,
            FILES,
            OPTIONS,
            POSITION,
            MODEL,
            FOLDER,
            DESCRIPTION,
            KEY)) {
      known.put(name, Shape.value());
    }
    known.put(BOXES, new Shape.ListOf(Shape.values("label", "prefillValue")));
    return new Shape.Properties(known);
  }

  /** Reads a body that makes a field. It throws nothing, whatever the bytes. */
  public BodyReading<CustomFieldDefinition> create(byte[] body, String newId) {
    return MembersReader.body(body, SHAPE, properties -> create(properties, newId));
  }

  /**
   * Reads a body that changes a field; what is absent stays. It throws nothing, whatever the bytes.
   *
   * @param field whose key and type the body may repeat
   */
  public BodyReading<UnaryOperator<CustomFieldDefinition>> change(
      byte[] body, CustomFieldDefinition field) {
    return MembersReader.body(body, SHAPE, properties -> change(properties, field));
  }

  /** Whether a query wants the fields of contacts, which are all that there are. */
  public BodyReading<Boolean> wantsContacts(@Nullable String query) {
    return MembersReader.query(
        query,
        properties -> {
          String model = properties.text(MODEL, MAX_CODE_LENGTH, Format.oneOf(MODELS)).given();
          return model == null || !model.equals("opportunity");
        });
  }

  private static @Nullable CustomFieldDefinition create(MembersReader properties, String newId) {
    String name = properties.required(NAME, CustomFieldDefinition.MAX_NAME_LENGTH, Format.TEXT);
    CustomFieldType type = properties.required(TYPE, MAX_CODE_LENGTH, TYPE_NAME);
    FieldEdits edits = edits(properties, Edit.keep(), type);
    String key = properties.text(KEY, FieldKey.MAX_LENGTH, KEY_TEXT).given();
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
      MembersReader properties, CustomFieldDefinition field) {
    Edit<String> name = properties.text(NAME, CustomFieldDefinition.MAX_NAME_LENGTH, Format.TEXT);
    CustomFieldType type = properties.text(TYPE, MAX_CODE_LENGTH, TYPE_NAME).given();
    if (type != null && type != field.type()) {
      properties.refuse(TYPE, Requirement.unchanged(field.type().name()));
    }
    FieldEdits edits = edits(properties, name, field.type());
    String key = properties.text(KEY, FieldKey.MAX_LENGTH, KEY_TEXT).given();
    if (key != null && !key.equals(field.key())) {
      properties.refuse(KEY, Requirement.unchanged(CustomFieldDefinition.KEY_PREFIX + field.key()));
    }
    return edits::over;
  }

  private static FieldEdits edits(
      MembersReader properties, Edit<String> name, @Nullable CustomFieldType type) {
    var placeholder = properties.nullable(PLACEHOLDER, MAX_LINE_LENGTH, Format.TEXT);
    var formats = properties.nullableTexts(FORMATS, MAX_FORMATS, MAX_CODE_LENGTH);
    Boolean severalFiles = properties.flag(SEVERAL_FILES);
    var maxFiles = properties.nullableWhole(FILES, 0, MAX_FILES);
    var choices = choices(properties, type);
    var position = properties.whole(POSITION, 0, MAX_POSITION);
    var _ = properties.text(MODEL, MAX_CODE_LENGTH, Format.oneOf(OWN_MODEL));
    var folder = properties.nullable(FOLDER, MAX_CODE_LENGTH, Format.TEXT);
    var description = properties.nullable(DESCRIPTION, MAX_DESCRIPTION_LENGTH, Format.TEXT);
    return new FieldEdits(
        name, choices, position, placeholder, description, folder, formats, severalFiles, maxFiles);
  }

  /** The options, as texts or as boxes; an empty list of one kind says nothing beside the other. */
  private static Edit<FieldEdits.Choices> choices(
      MembersReader properties, @Nullable CustomFieldType type) {
    Edit<FieldEdits.Choices> texts =
        properties
            .nullableTexts(OPTIONS, CustomFieldDefinition.MAX_OPTIONS, MAX_LINE_LENGTH)
            .map(labels -> new FieldEdits.Choices(labels, List.of()));
    Edit<FieldEdits.Choices> boxes = boxes(properties);
    if (hasSome(texts) && hasSome(boxes)) {
      properties.refuse(BOXES, Requirement.notBeside(OPTIONS));
    }
    if (type != null && !type.takesOptions()) {
      if (hasSome(texts)) {
        properties.refuse(OPTIONS, Requirement.emptyFor(type.name()));
      }
      if (hasSome(boxes)) {
        properties.refuse(BOXES, Requirement.emptyFor(type.name()));
      }
    }
    return hasSome(boxes) || texts instanceof Edit.Keep ? boxes : texts;
  }

  private static Edit<FieldEdits.Choices> boxes(MembersReader properties) {
    List<Json> items = properties.items(BOXES, CustomFieldDefinition.MAX_OPTIONS);
    if (items == null) {
      return properties.isNull(BOXES) ? Edit.clear() : Edit.keep();
    }
    List<String> labels = new ArrayList<>();
    List<String> prefills = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      MembersReader box = properties.item(BOXES + "." + i, items.get(i));
      if (box != null) {
        String label = box.required("label", MAX_LINE_LENGTH, Format.TEXT);
        String prefill = box.text("prefillValue", MAX_LINE_LENGTH, Format.TEXT).given();
        labels.add(label == null ? "" : label);
        prefills.add(prefill == null ? "" : prefill);
      }
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
