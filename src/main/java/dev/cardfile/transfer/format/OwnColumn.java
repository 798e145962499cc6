package dev.cardfile.transfer.format;

import dev.cardfile.contact.CustomValue;
import dev.cardfile.json.Json;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.transfer.mapping.heading.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A column of the CSV that Cardfile defines, or a property of its NDJSON. */
sealed interface OwnColumn {

  /** The name that stands for all custom fields. */
  String CUSTOM_FIELDS = "customFields";

  OwnColumn ID = new Known(Field.ID);
  OwnColumn NOTES = new Known(Field.NOTES);
  OwnColumn TASKS = new Known(Field.TASKS);

  /** The columns of a row that only continues a contact's notes and tasks. */
  List<OwnColumn> OF_FURTHER_ROWS = List.of(ID, NOTES, TASKS);

  String name();

  /** Returns a contact's value in this column; null if it has none. */
  @Nullable Json value(Exported exported);

  /** A field that every contact has. */
  record Known(Field field) implements OwnColumn {
    @Override
    public String name() {
      return field.wireName();
    }

    @Override
    public @Nullable Json value(Exported exported) {
      return ContactTree.value(field, exported);
    }
  }

  record Custom(CustomFieldDefinition field) implements OwnColumn {
    @Override
    public String name() {
      return CustomFieldDefinition.KEY_PREFIX + field.key();
    }

    @Override
    public @Nullable Json value(Exported exported) {
      CustomValue value = exported.contact().customFields().values().get(field.id());
      return value == null ? null : ContactTree.json(value);
    }
  }

  /** Returns the column of a part. */
  static OwnColumn of(ExportChoice.Part part) {
    return switch (part) {
      case NOTES -> NOTES;
      case TASKS -> TASKS;
    };
  }

  /** Returns all names that a choice of fields can have, in the order of a complete file. */
  static List<String> names(CustomFieldDefinitions definitions) {
    return Stream.concat(
            Stream.concat(fields().map(Field::wireName), Stream.of(CUSTOM_FIELDS)),
            Stream.concat(
                custom(definitions).map(OwnColumn::name), Stream.of(NOTES.name(), TASKS.name())))
        .toList();
  }

  /** Returns the columns of a choice, without duplicates. */
  static List<OwnColumn> of(ExportChoice choice, CustomFieldDefinitions definitions) {
    List<OwnColumn> columns = new ArrayList<>();
    if (choice.fields().isEmpty()) {
      fields().map(Known::new).forEach(columns::add);
      custom(definitions).forEach(columns::add);
    }
    for (String name : choice.fields()) {
      if (name.equals(CUSTOM_FIELDS)) {
        custom(definitions).filter(each -> !columns.contains(each)).forEach(columns::add);
      } else {
        named(name, definitions).filter(each -> !columns.contains(each)).ifPresent(columns::add);
      }
    }
    for (ExportChoice.Part part : ExportChoice.Part.values()) {
      OwnColumn column = of(part);
      if (choice.include().contains(part) && !columns.contains(column)) {
        columns.add(column);
      }
    }
    return List.copyOf(columns);
  }

  private static Optional<? extends OwnColumn> named(
      String name, CustomFieldDefinitions definitions) {
    return name.startsWith(CustomFieldDefinition.KEY_PREFIX)
        ? definitions.byKey(name).map(Custom::new)
        : Field.named(name).map(Known::new);
  }

  /** The full name is left out, because the first and last names already contain it. */
  private static Stream<Field> fields() {
    return Arrays.stream(Field.values())
        .filter(field -> field != Field.NAME && field != Field.NOTES && field != Field.TASKS);
  }

  private static Stream<OwnColumn> custom(CustomFieldDefinitions definitions) {
    return definitions.all().stream().map(Custom::new);
  }
}
