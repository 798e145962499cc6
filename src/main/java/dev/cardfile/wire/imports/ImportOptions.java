package dev.cardfile.wire.imports;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.transfer.mapping.MappingChoices;
import dev.cardfile.transfer.mapping.heading.DateOrder;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.upsert.request.WriteOptions.FieldsOption;
import dev.cardfile.upsert.request.WriteOptions.TagsOption;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options that were sent with a file.
 *
 * @param columns by heading: the name of a field, {@code contact.KEY} for a custom field, or {@code
 *     -} for a column that is not to be used
 * @param idSource the source of the ids in the id column; null to go by the file
 * @param dateOrder null to detect it
 * @param invalid what happens to invalid values
 * @param revive whether contacts that were deleted here are restored
 * @param tags how the tags of a row are applied
 * @param fields what happens to fields that already have a value
 */
public record ImportOptions(
    Map<String, String> columns,
    @Nullable String idSource,
    @Nullable DateOrder dateOrder,
    InvalidValues invalid,
    boolean revive,
    TagsOption tags,
    FieldsOption fields) {

  private static final String COLUMNS = "columns";
  private static final String ID_SOURCE = "idSource";
  private static final String DATES = "dates";
  private static final String INVALID = "invalid";
  private static final String REVIVE = "revive";
  private static final String TAGS = "tags";
  private static final String FIELDS = "fields";

  public ImportOptions {
    columns = Map.copyOf(columns);
  }

  /** Creates options by which tags and fields are written as an upsert does by default. */
  public ImportOptions(
      Map<String, String> columns,
      @Nullable String idSource,
      @Nullable DateOrder dateOrder,
      InvalidValues invalid,
      boolean revive) {
    this(
        columns,
        idSource,
        dateOrder,
        invalid,
        revive,
        WriteOptions.DEFAULT.tags(),
        WriteOptions.DEFAULT.fields());
  }

  public MappingChoices choices() {
    return new MappingChoices(columns, idSource, false, Map.of(), dateOrder);
  }

  /** Returns the options with which each row is written. */
  public WriteOptions writing() {
    return new WriteOptions(false, false, tags, fields, invalid);
  }

  /** Returns the options as JSON, in the form in which an import stores them. */
  public String text() {
    JsonObject chosen = JsonObject.EMPTY;
    for (Map.Entry<String, String> column : columns.entrySet()) {
      chosen = chosen.with(column.getKey(), column.getValue());
    }
    JsonObject all =
        JsonObject.EMPTY
            .with(COLUMNS, chosen)
            .with(INVALID, invalid.name())
            .with(REVIVE, revive)
            .with(TAGS, tags.name())
            .with(FIELDS, fields.name());
    all = idSource == null ? all : all.with(ID_SOURCE, idSource);
    return JsonWriter.compact(dateOrder == null ? all : all.with(DATES, dateOrder.name()));
  }

  /** Parses what {@link #text} has returned. */
  public static ImportOptions of(String text) {
    JsonObject all = object(text);
    Map<String, String> columns = new LinkedHashMap<>();
    if (all.get(COLUMNS) instanceof JsonObject chosen) {
      chosen
          .members()
          .forEach((heading, field) -> {
            if (field instanceof JsonString(String name)) {
              columns.put(heading, name);
            }
          });
    }
    String dates = string(all.get(DATES));
    String invalid = string(all.get(INVALID));
    String tags = string(all.get(TAGS));
    String fields = string(all.get(FIELDS));
    return new ImportOptions(
        columns,
        string(all.get(ID_SOURCE)),
        dates == null ? null : DateOrder.valueOf(dates),
        invalid == null ? InvalidValues.DROP : InvalidValues.valueOf(invalid),
        all.get(REVIVE) instanceof JsonBoolean(boolean revive) && revive,
        tags == null ? WriteOptions.DEFAULT.tags() : TagsOption.valueOf(tags),
        fields == null ? WriteOptions.DEFAULT.fields() : FieldsOption.valueOf(fields));
  }

  /** Parses a JSON object; returns an empty object if the text is not one. */
  public static JsonObject object(String text) {
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8))
            instanceof JsonReader.Parsed.Body(JsonObject object)
        ? object
        : JsonObject.EMPTY;
  }

  /** Returns the text of a JSON string; null for any other value. */
  public static @Nullable String string(@Nullable Json value) {
    return value instanceof JsonString(String text) ? text : null;
  }
}
