package dev.cardfile.transfer.mapping;

import dev.cardfile.contact.Alias;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.transfer.file.FileRow;
import dev.cardfile.transfer.file.ImportFile;
import dev.cardfile.transfer.mapping.heading.Field;
import dev.cardfile.transfer.mapping.heading.Target;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads contacts from lines of JSON: bodies of upserts, with the properties that Cardfile's own
 * export adds.
 */
final class ObjectMapper implements RowMapper {

  private static final List<Field> MORE =
      List.of(
          Field.ADDITIONAL_EMAILS,
          Field.ADDITIONAL_PHONES,
          Field.BUSINESS_ID,
          Field.FOLLOWERS,
          Field.NOTES,
          Field.TASKS);

  private final ImportFile file;
  private final @Nullable String idSource;
  private final DateSurvey dates = new DateSurvey(null);

  ObjectMapper(ImportFile file, @Nullable String idSource) {
    this.file = file;
    this.idSource = idSource;
  }

  @Override
  public Mapping mapping() {
    return Mapping.NONE;
  }

  @Override
  public DateSurvey dates() {
    return dates;
  }

  @Override
  public @Nullable Mapped next() throws IOException {
    FileRow row = file.next();
    return switch (row) {
      case null -> null;
      case FileRow.Unreadable(long _, String _, var problem) ->
          new Mapped.Unreadable(row, problem.code(), problem.message());
      case FileRow.Text(long _, String text) -> read(row, text);
      case FileRow.Cells _ -> throw new IllegalStateException("A line of JSON has no cells");
    };
  }

  private Mapped read(FileRow source, String text) {
    return switch (JsonReader.read(text.getBytes(StandardCharsets.UTF_8))) {
      case JsonReader.Parsed.Body(JsonObject object) -> row(source, object);
      case JsonReader.Parsed.Malformed(String hint) ->
          new Mapped.Unreadable(source, "invalid_json", "This is not a JSON object: " + hint);
      case JsonReader.Parsed.TooManyValues(int limit) ->
          new Mapped.Unreadable(
              source, "too_many_values", "The object has more than " + limit + " values.");
      case JsonReader.Parsed.TooLong(int limit) ->
          new Mapped.Unreadable(source, "too_long", "The line has more than " + limit + " bytes.");
    };
  }

  private Mapped.Row row(FileRow source, JsonObject object) {
    SequencedMap<String, Json> body = new LinkedHashMap<>(object.members());
    SequencedMap<String, Json> more = new LinkedHashMap<>();
    body.keySet().removeAll(Target.Outcome.NAMES);
    for (Field field : MORE) {
      Json value = body.remove(field.wireName());
      if (value != null) {
        more.put(field.wireName(), value);
      }
    }
    RowBuilder reports = new RowBuilder(ZoneOffset.UTC);
    String id = text(reports, "id", body);
    Instant created = time(reports, "dateAdded", body);
    Instant lastActivity = time(reports, "lastActivity", body);
    return new Mapped.Row(
        source,
        new JsonObject(body),
        id == null ? null : new ForeignId(idSource == null ? Alias.CARDFILE : idSource, id),
        created,
        lastActivity,
        new JsonObject(more),
        reports.done(source, null).reported());
  }

  private static @Nullable Instant time(
      RowBuilder reports, String name, SequencedMap<String, Json> body) {
    String text = text(reports, name, body);
    FileDate.Read read = text == null ? null : reports.read(name, text, null);
    return read == null ? null : read.at(ZoneOffset.UTC);
  }

  /** Removes a member and returns its text; null if it has none, or none that can be read. */
  private static @Nullable String text(
      RowBuilder reports, String name, SequencedMap<String, Json> body) {
    Json value = body.remove(name);
    return switch (value) {
      case JsonString(String text) -> text.isBlank() ? null : text;
      case JsonNumber(BigDecimal number) -> number.toString();
      case JsonNull _ -> null;
      case null -> null;
      case JsonObject _, JsonArray _, JsonBoolean _ -> {
        reports.report(
            name, JsonWriter.compact(value), "not_text", "This is neither a text nor a number.");
        yield null;
      }
    };
  }
}
