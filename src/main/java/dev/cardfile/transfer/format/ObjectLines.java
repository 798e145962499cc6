package dev.cardfile.transfer.format;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * One JSON object per line, with everything that is stored about a contact or with the chosen
 * fields: the body of an upsert, and the values that such a body has no property for. Custom fields
 * are written by their keys, because another location may have fields of the same keys. If a
 * contact's notes and tasks are too many for one line, further lines with only its id follow.
 */
public final class ObjectLines implements ContactFormat {

  private final List<OwnColumn> columns;
  private final Map<String, CustomFieldDefinition> custom;

  public ObjectLines(ExportChoice choice, CustomFieldDefinitions definitions) {
    this.columns = OwnColumn.of(choice, definitions);
    this.custom =
        columns.stream()
            .filter(OwnColumn.Custom.class::isInstance)
            .map(column -> ((OwnColumn.Custom) column).field())
            .collect(Collectors.toUnmodifiableMap(CustomFieldDefinition::id, field -> field));
  }

  @Override
  public String mediaType() {
    return "application/x-ndjson";
  }

  @Override
  public String suffix() {
    return "ndjson";
  }

  @Override
  public String source() {
    return Alias.CARDFILE;
  }

  @Override
  public boolean has(ExportChoice.Part part) {
    return columns.contains(OwnColumn.of(part));
  }

  @Override
  public String head() {
    return "";
  }

  @Override
  public void write(Exported exported, Appendable to) throws IOException {
    List<Exported> pieces = ActivityPieces.of(exported);
    SequencedMap<String, Json> members = new LinkedHashMap<>();
    for (OwnColumn column : columns) {
      switch (column) {
        case OwnColumn.Known known -> put(members, known, pieces.getFirst());
        case OwnColumn.Custom _ ->
            members.computeIfAbsent(OwnColumn.CUSTOM_FIELDS, first -> customFields(exported));
      }
    }
    if (members.get(OwnColumn.CUSTOM_FIELDS) instanceof JsonArray(List<Json> none)
        && none.isEmpty()) {
      members.remove(OwnColumn.CUSTOM_FIELDS);
    }
    to.append(JsonWriter.compact(new JsonObject(members))).append('\n');
    for (Exported further : pieces.subList(1, pieces.size())) {
      SequencedMap<String, Json> more = new LinkedHashMap<>();
      OwnColumn.OF_FURTHER_ROWS.forEach(column -> put(more, column, further));
      to.append(JsonWriter.compact(new JsonObject(more))).append('\n');
    }
  }

  private static void put(SequencedMap<String, Json> members, OwnColumn column, Exported exported) {
    Json value = column.value(exported);
    if (value != null) {
      members.put(column.name(), value);
    }
  }

  /** Returns the chosen custom fields, in the order in which the contact got them. */
  private JsonArray customFields(Exported exported) {
    List<Json> fields = new ArrayList<>();
    exported
        .contact()
        .customFields()
        .values()
        .forEach((id, value) -> {
          CustomFieldDefinition field = custom.get(id);
          if (field != null) {
            fields.add(customField(field, value));
          }
        });
    return new JsonArray(fields);
  }

  private static Json customField(CustomFieldDefinition field, CustomValue value) {
    return JsonObject.EMPTY.with("key", field.key()).with("field_value", ContactTree.json(value));
  }
}
