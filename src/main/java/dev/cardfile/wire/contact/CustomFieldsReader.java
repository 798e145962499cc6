package dev.cardfile.wire.contact;

import dev.cardfile.contact.CustomFields;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.Edit;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonObject;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.upsert.Warning;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.StringReader;
import dev.cardfile.wire.table.Subject;
import dev.cardfile.wire.table.Violations;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the custom fields of a contact: finds each one's definition and has its value read. */
final class CustomFieldsReader {

  static final int MAX_REFERENCE_LENGTH = 255;

  /** Where the value may stand; the first that is not null wins. */
  private static final List<String> VALUE_NAMES = List.of("field_value", "fieldValue", "value");

  private static final Property.OfString<String> ID = reference("id", "The custom field's id.");
  private static final Property.OfString<String> KEY =
      reference("key", "The custom field's key, if no id is sent.");

  private static final Shape ITEM =
      Shape.of(
          Stream.concat(
              Stream.of(ID, KEY),
              VALUE_NAMES.stream()
                  .map(name -> new Property.Other(name, CustomValueReader.SCHEMA))));

  static final Property.OfObjects PROPERTY =
      Property.objects("customFields", CustomFields.MAX_COUNT, ITEM);

  private final CustomFieldDefinitions definitions;
  private final CustomValueReader values;
  private final Violations violations;
  private final StringReader strings;
  private final List<Warning> notes;

  /**
   * @param notes where to name what cannot be written
   */
  CustomFieldsReader(
      CustomFieldDefinitions definitions,
      CustomValueReader values,
      Violations violations,
      StringReader strings,
      List<Warning> notes) {
    this.definitions = definitions;
    this.values = values;
    this.violations = violations;
    this.strings = strings;
    this.notes = notes;
  }

  /** How an item says which field it is about. */
  private sealed interface Reference {
    String value();

    record ById(String value) implements Reference {}

    /**
     * By the name that people give it.
     *
     * @param value as sent, with or without its prefix
     */
    record ByKey(String value) implements Reference {}
  }

  /** Reads all items: by field id, the fields that are put or cleared. */
  Map<String, Edit<CustomValue>> read(String path, Json value) {
    if (!(value instanceof JsonArray(List<Json> items))) {
      violations.refuse(path, Requirement.ARRAY);
      return Map.of();
    }
    if (items.size() > CustomFields.MAX_COUNT) {
      violations.refuse(path, Requirement.fewEnough(CustomFields.MAX_COUNT));
      return Map.of();
    }
    Map<String, Edit<CustomValue>> edits = new LinkedHashMap<>();
    Map<Reference, String> seen = new HashMap<>();
    for (int index = 0; index < items.size(); index++) {
      String itemPath = path + "." + index;
      if (items.get(index) instanceof JsonObject item) {
        item(index, itemPath, item, seen, edits);
      } else {
        violations.refuse(itemPath, Requirement.OBJECT);
      }
    }
    return edits;
  }

  private void item(
      int index,
      String path,
      JsonObject item,
      Map<Reference, String> seen,
      Map<String, Edit<CustomValue>> edits) {
    Reference reference = reference(path, item);
    if (reference == null) {
      return;
    }
    Optional<CustomFieldDefinition> definition = definition(reference);
    String before = seen.putIfAbsent(identity(reference, definition), path);
    if (before != null) {
      violations.refuse(path + nameOf(reference), Requirement.notAgain(before));
    } else if (definition.isEmpty()) {
      notes.add(new Warning.UnknownCustomField(index, reference.value()));
    } else {
      Edit<CustomValue> edit = value(definition.get(), index, path, item);
      if (!(edit instanceof Edit.Keep)) {
        edits.put(definition.get().id(), edit);
      }
    }
  }

  private Edit<CustomValue> value(
      CustomFieldDefinition definition, int index, String path, JsonObject item) {
    boolean cleared = false;
    for (String name : VALUE_NAMES) {
      Json value = item.get(name);
      if (value instanceof JsonNull) {
        cleared = true;
      } else if (value != null) {
        return values.read(definition, index, path + "." + name, value);
      }
    }
    return cleared ? Edit.clear() : Edit.keep();
  }

  /** The field that an item names; null when it names none or says so in a wrong way. */
  private @Nullable Reference reference(String path, JsonObject item) {
    int before = violations.count();
    String id = text(path, item, ID);
    String key = text(path, item, KEY);
    if (violations.count() > before) {
      return null;
    }
    if (id != null) {
      return new Reference.ById(id);
    }
    if (key != null) {
      return new Reference.ByKey(key);
    }
    violations.refuse(path + ".id", Requirement.NOT_EMPTY);
    return null;
  }

  private static Property.OfString<String> reference(String name, String about) {
    return Property.string(name, MAX_REFERENCE_LENGTH, Format.TEXT).about(about);
  }

  private @Nullable String text(String path, JsonObject item, Property.OfString<String> property) {
    Json value = item.get(property.name());
    if (value == null) {
      return null;
    }
    Subject subject = Subject.of(path + "." + property.name());
    return strings.read(subject, value, property.maxLength(), property.format()).given();
  }

  private Optional<CustomFieldDefinition> definition(Reference reference) {
    return switch (reference) {
      case Reference.ById(String id) -> definitions.byId(id);
      case Reference.ByKey(String key) -> definitions.byKey(key);
    };
  }

  /** The same for two references to one field. */
  private static Reference identity(
      Reference reference, Optional<CustomFieldDefinition> definition) {
    if (definition.isPresent()) {
      return new Reference.ById(definition.get().id());
    }
    return switch (reference) {
      case Reference.ById byId -> byId;
      case Reference.ByKey(String key) -> new Reference.ByKey(CustomFieldDefinition.bareKey(key));
    };
  }

  private static String nameOf(Reference reference) {
    return switch (reference) {
      case Reference.ById byId -> ".id";
      case Reference.ByKey byKey -> ".key";
    };
  }
}
