package dev.cardfile.transfer.format;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.transfer.cell.ListCell;
import dev.cardfile.transfer.mapping.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * CSV with all that is kept of a contact: a column for each {@link Field}, and one for each custom
 * field of the location, by its key.
 */
public record OwnCsv(CustomFieldDefinitions definitions) implements ContactFormat {

  private static final List<Field> FIELDS =
      Arrays.stream(Field.values())
          .filter(field -> field != Field.NAME && field != Field.NOTES && field != Field.TASKS)
          .toList();

  @Override
  public String mediaType() {
    return "text/csv; charset=utf-8";
  }

  @Override
  public String suffix() {
    return "csv";
  }

  @Override
  public String head() {
    List<@Nullable String> headings = new ArrayList<>();
    FIELDS.forEach(field -> headings.add(field.wireName()));
    definitions
        .all()
        .forEach(field -> headings.add(CustomFieldDefinition.KEY_PREFIX + field.key()));
    return CsvLine.of(headings);
  }

  @Override
  public String one(Contact contact, String id) {
    List<@Nullable String> cells = new ArrayList<>();
    FIELDS.forEach(field -> cells.add(cell(ContactTree.value(field, contact, id))));
    for (CustomFieldDefinition field : definitions.all()) {
      CustomValue value = contact.customFields().values().get(field.id());
      cells.add(value == null ? null : cell(ContactTree.json(value)));
    }
    return CsvLine.of(cells);
  }

  private static @Nullable String cell(@Nullable Json value) {
    return switch (value) {
      case null -> null;
      case JsonString(String text) -> text;
      case JsonNumber(var number) -> number.toString();
      case JsonBoolean(boolean on) -> Boolean.toString(on);
      case JsonArray(List<Json> items) ->
          ListCell.of(
              items.stream().map(item -> Objects.requireNonNullElse(cell(item), "")).toList());
      case JsonObject object -> JsonWriter.compact(object);
      case Json other -> JsonWriter.compact(other);
    };
  }
}
