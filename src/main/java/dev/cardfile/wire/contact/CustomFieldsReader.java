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

/** Reads a contact's custom fields: finds the definition of each, and reads its value by it. */
final class CustomFieldsReader {

  static final int MAX_REFERENCE_LENGTH = 255;

  /** The properties that may contain the value; the first one that is not null wins. */
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
   * @param phoneRegion the region that a phone number without a country code belongs to
   * @param paths records in which item each field was sent
   */
  CustomFieldsReader(CustomFieldDefinitions definitions, String phoneRegion, PartPaths paths) {
    this.definitions = definitions;
    this.phoneRegion = phoneRegion;
    this.paths = paths;
  }

  /** How an item identifies its custom field. */
  private sealed interface Reference {
    String value();

    record ById(String value) implements Reference {}

    /**
     * The key of the field's definition.
     *
     * @param value as sent, with or without the prefix {@code contact.}
     */
    record ByKey(String value) implements Reference {}
  }

  /** Reads all items. Returns the edits that put or clear a value, by the field's id. */
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

  /** Returns how an item identifies its field; null if it does not, or in an invalid way. */
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

  /** Returns the same value for all references to one field, so that repeated items are found. */
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
