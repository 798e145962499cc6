package dev.cardfile.wire.contact;

import dev.cardfile.contact.CustomFields;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.Edit;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonNull;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
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
  private static final List<Property.Other> VALUES =
      Stream.of("field_value", "fieldValue", "value")
          .map(name -> new Property.Other(name, CustomValueReader.SCHEMA))
          .toList();

  private static final Property.OfString<String> ID = reference("id", "The custom field's id.");
  private static final Property.OfString<String> KEY =
      reference("key", "The custom field's key, if no id is sent.");

  private static final Shape ITEM =
      Shape.of(Stream.concat(Stream.of(ID, KEY), VALUES.stream())).ignoringNull();

  static final Property.OfObjects PROPERTY =
      Property.objects("customFields", CustomFields.MAX_COUNT, ITEM);

  private final CustomFieldDefinitions definitions;
  private final String phoneRegion;
  private final PartPaths paths;

  /**
   * @param phoneRegion where a phone number without a country code is dialled
   * @param paths where to say which item each field was in
   */
  CustomFieldsReader(CustomFieldDefinitions definitions, String phoneRegion, PartPaths paths) {
    this.definitions = definitions;
    this.phoneRegion = phoneRegion;
    this.paths = paths;
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
  Map<String, Edit<CustomValue>> read(ObjectReader said, Property.OfObjects property) {
    CustomValueReader values =
        new CustomValueReader(said.violations(), said.strings(), phoneRegion, said.warnings());
    Map<String, Edit<CustomValue>> edits = new LinkedHashMap<>();
    Map<Reference, String> seen = new HashMap<>();
    said.objects(
        property,
        (index, item) -> {
          Reference reference = reference(item);
          if (reference == null) {
            return;
          }
          String path = said.path(property) + "." + index;
          Optional<CustomFieldDefinition> definition = definition(reference);
          String before = seen.putIfAbsent(identity(reference, definition), path);
          if (before != null) {
            item.refuse(propertyOf(reference), Requirement.notAgain(before));
          } else if (definition.isEmpty()) {
            item.warn(new Warning.UnknownCustomField(index, reference.value()));
          } else {
            Edit<CustomValue> edit = value(values, definition.get(), index, item);
            if (!(edit instanceof Edit.Keep)) {
              edits.put(definition.get().id(), edit);
              paths.custom(definition.get().id(), path);
            }
          }
        });
    return edits;
  }

  private static Edit<CustomValue> value(
      CustomValueReader values, CustomFieldDefinition definition, int index, ObjectReader item) {
    boolean cleared = false;
    for (Property.Other property : VALUES) {
      Json value = item.value(property);
      if (value instanceof JsonNull) {
        cleared = true;
      } else if (value != null) {
        return values.read(definition, index, item.path(property), value);
      }
    }
    return cleared ? Edit.clear() : Edit.keep();
  }

  /** The field that an item names; null when it names none or says so in a wrong way. */
  private static @Nullable Reference reference(ObjectReader item) {
    int before = item.violations().count();
    String id = item.string(ID).given();
    String key = item.string(KEY).given();
    if (item.violations().count() > before) {
      return null;
    }
    if (id != null) {
      return new Reference.ById(id);
    }
    if (key != null) {
      return new Reference.ByKey(key);
    }
    item.refuse(ID, Requirement.NOT_EMPTY);
    return null;
  }

  private static Property.OfString<String> reference(String name, String about) {
    return Property.string(name, MAX_REFERENCE_LENGTH, Format.TEXT).about(about);
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

  private static Property propertyOf(Reference reference) {
    return switch (reference) {
      case Reference.ById byId -> ID;
      case Reference.ByKey byKey -> KEY;
    };
  }
}
