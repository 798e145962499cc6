package dev.cardfile.wire.imports;

import dev.cardfile.contact.Alias;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.LocationId;
import dev.cardfile.transfer.mapping.heading.DateOrder;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.wire.InvalidValuesNames;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.OptionsReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Reads the options that are sent with a file to import. */
public final class ImportReader {

  /** The names of the parts of a form that contains a file. */
  public static final String FILE_PART = "file";

  public static final String OPTIONS_PART = "options";

  private static final int MAX_NAME_LENGTH = 255;

  private static final Property.OfString<String> FILE_NAME =
      Property.string("fileName", MAX_NAME_LENGTH, Format.TEXT)
          .about("What the file is called; nothing depends on it.");

  private static final Property.OfString<Map<String, String>> MAPPING =
      Property.string(
          "mapping",
          Property.UNBOUNDED,
          new Format<>(
              ImportReader::columns,
              new Requirement("wrong_format", "must be a JSON object with a text for each heading"),
              () -> Schema.STRING,
              "What columns are, as a JSON object: by heading, the name of a field, contact.KEY of"
                  + " a custom field, or - for nothing. Other columns are recognised"
                  + " automatically."));

  private static final Property.OfString<String> ID_SOURCE =
      Property.string("idSource", Alias.MAX_SOURCE_LENGTH, Format.TEXT)
          .about("The system that the file's ids come from, if the file does not show it.");

  private static final List<String> ORDERS = List.of("dmy", "mdy");

  private static final Property.OfString<DateOrder> DATES =
      Property.string(
              "dates",
              Property.UNBOUNDED,
              Format.oneOf(ORDERS)
                  .map(order -> order.equals("dmy") ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST))
          .about("Whether the day or the month comes first, if the file does not show it.");

  private static final Property.OfString<InvalidValues> INVALID =
      Property.string(
              "invalid",
              Property.UNBOUNDED,
              Format.oneOf(InvalidValuesNames.all()).map(InvalidValuesNames::named))
          .about(
              "With drop, the default, invalid values of a row are left out and reported with the"
                  + " rows; with refuse, the row is not written.");

  private static final Property.OfString<Boolean> REVIVE =
      Property.string(
              "revive",
              Property.UNBOUNDED,
              Format.oneOf(List.of("false", "true")).map(Boolean::valueOf))
          .about("With true, contacts that were deleted here are restored.");

  public static final Shape QUERY =
      Shape.of(
              ObjectReader.LOCATION_ID,
              FILE_NAME,
              MAPPING,
              ID_SOURCE,
              DATES,
              INVALID,
              REVIVE,
              OptionsReader.TAGS,
              OptionsReader.FIELDS)
          .requiring(ObjectReader.LOCATION_ID);

  /** The shape of a form: the file, and the same options as in the query. */
  public static final Shape FORM =
      Shape.of(
              new Property.Other(FILE_PART, Schema.STRING.with("format", "binary")),
              new Property.Other(
                  OPTIONS_PART, Schema.OBJECT.about("The parameters of the query, as JSON.")))
          .requiring(new Property.Other(FILE_PART, Schema.STRING));

  private static final Requirement NOT_OF_FILES =
      new Requirement(
          "not_allowed",
          "cannot be used for an import: POST /imports/preview shows what one would do");

  /** The requirement that a form without a file breaks. */
  public static final Requirement NO_FILE = Requirement.NOT_EMPTY;

  /**
   * What was sent with a file.
   *
   * @param fileName null if not sent
   */
  public record Said(@Nullable String fileName, ImportOptions options) {}

  /**
   * Reads a query. Never throws, whatever was sent.
   *
   * @param query still percent-encoded; null if there is none
   * @param own the token's location
   * @param tries whether the request is for a preview, which writes nothing
   */
  public BodyReading<Said> read(@Nullable String query, LocationId own, boolean tries) {
    OptionsReader.Said writing = OptionsReader.read(query);
    return RequestReader.queryIn(own, query, QUERY, said -> said(said, writing, tries));
  }

  private static Said said(ObjectReader said, OptionsReader.Said writing, boolean tries) {
    said.violations().refuse(writing.violations());
    WriteOptions options = writing.options();
    if (options.dryRun() && !tries) {
      said.violations().refuse(OptionsReader.QUERY + ".dryRun", NOT_OF_FILES);
    }
    if (options.explain()) {
      said.violations().refuse(OptionsReader.QUERY + ".explain", NOT_OF_FILES);
    }
    Map<String, String> columns = said.string(MAPPING).given();
    InvalidValues invalid = options.invalid();
    return new Said(
        said.string(FILE_NAME).given(),
        new ImportOptions(
            columns == null ? Map.of() : columns,
            said.string(ID_SOURCE).given(),
            said.string(DATES).given(),
            invalid == null ? InvalidValues.DROP : invalid,
            Boolean.TRUE.equals(said.string(REVIVE).given()),
            options.tags(),
            options.fields()));
  }

  private static Optional<Map<String, String>> columns(String text) {
    if (!(JsonReader.read(text.getBytes(StandardCharsets.UTF_8))
        instanceof JsonReader.Parsed.Body(JsonObject object))) {
      return Optional.empty();
    }
    Map<String, String> columns = new LinkedHashMap<>();
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      if (!(member.getValue() instanceof JsonString(String field))) {
        return Optional.empty();
      }
      columns.put(member.getKey(), field);
    }
    return Optional.of(columns);
  }

  /** The options of a form, turned into a query. */
  public sealed interface FormReading {

    record Query(String query) implements FormReading {}

    record Refused(Problem problem) implements FormReading {}
  }

  /**
   * Appends the options of a form to the query that came with it.
   *
   * @param query null if there is none
   * @param options a JSON object; empty if there are none
   */
  public static FormReading query(@Nullable String query, byte[] options) {
    StringJoiner all = new StringJoiner("&");
    if (query != null && !query.isEmpty()) {
      all.add(query);
    }
    if (options.length > 0) {
      switch (JsonReader.read(options)) {
        case JsonReader.Parsed.Unreadable unreadable -> {
          return new FormReading.Refused(Problem.of(unreadable));
        }
        case JsonReader.Parsed.Body(JsonObject object) ->
            object
                .members()
                .forEach((name, value) -> all.add(encoded(name) + "=" + encoded(value)));
      }
    }
    return new FormReading.Query(all.toString());
  }

  private static String encoded(Json value) {
    return encoded(
        switch (value) {
          case JsonString(String text) -> text;
          case JsonBoolean(boolean flag) -> Boolean.toString(flag);
          default -> JsonWriter.compact(value);
        });
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
