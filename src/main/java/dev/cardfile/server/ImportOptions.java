package dev.cardfile.server;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.transfer.mapping.DateOrder;
import dev.cardfile.transfer.mapping.MappingChoices;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a file has said about it.
 *
 * @param columns by heading: a field, {@code contact.KEY} of a custom field, or {@code -}
 * @param idSource whose ids the column of ids has; null to go by the file
 * @param dateOrder null to find it out
 * @param invalid what becomes of values that are not what they must be
 * @param revive whether a contact that was deleted comes back
 */
public record ImportOptions(
    Map<String, String> columns,
    @Nullable String idSource,
    @Nullable DateOrder dateOrder,
    InvalidValues invalid,
    boolean revive) {

  public ImportOptions {
    columns = Map.copyOf(columns);
  }

  MappingChoices choices() {
    return new MappingChoices(columns, idSource, false, Map.of(), dateOrder);
  }

  /** As JSON, as an import keeps it. */
  public String text() {
    JsonObject fields = JsonObject.EMPTY;
    for (Map.Entry<String, String> column : columns.entrySet()) {
      fields = fields.with(column.getKey(), column.getValue());
    }
    JsonObject all =
        JsonObject.EMPTY
            .with("columns", fields)
            .with("invalid", invalid.name())
            .with("revive", revive);
    all = idSource == null ? all : all.with("idSource", idSource);
    return JsonWriter.compact(dateOrder == null ? all : all.with("dates", dateOrder.name()));
  }

  static ImportOptions of(String text) {
    JsonObject all = object(text);
    Map<String, String> columns = new LinkedHashMap<>();
    if (all.get("columns") instanceof JsonObject fields) {
      fields
          .members()
          .forEach((heading, field) -> {
            if (field instanceof JsonString(String name)) {
              columns.put(heading, name);
            }
          });
    }
    String dates = string(all.get("dates"));
    String invalid = string(all.get("invalid"));
    return new ImportOptions(
        columns,
        string(all.get("idSource")),
        dates == null ? null : DateOrder.valueOf(dates),
        invalid == null ? InvalidValues.DROP : InvalidValues.valueOf(invalid),
        all.get("revive") instanceof JsonBoolean(boolean revive) && revive);
  }

  static JsonObject object(String text) {
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8))
            instanceof JsonReader.Parsed.Body(JsonObject object)
        ? object
        : JsonObject.EMPTY;
  }

  static @Nullable String string(@Nullable Json value) {
    return value instanceof JsonString(String text) ? text : null;
  }
}
