package dev.cardfile.store.sql.row;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.CustomFields;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.location.FieldDetails;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.LocationProfile;
import dev.cardfile.location.ProfileText;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Converts the columns that hold JSON. An empty or unset value is null. */
public final class JsonColumns {

  private static final String MORE = "more";

  // Whatever has been written must be readable, whatever its length.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonColumns() {}

  /** {@code ["one","two"]}. */
  public static @Nullable String texts(List<String> texts) {
    return texts.isEmpty() ? null : written(json -> writeTexts(json, texts));
  }

  public static List<String> texts(@Nullable String column) {
    return column == null ? List.of() : read(column, JsonColumns::readTexts);
  }

  /** {@code {"sms":{"status":"active","message":"…","code":"…"}}}. */
  public static @Nullable String channels(Map<DndChannel, DndSetting> channels) {
    if (channels.isEmpty()) {
      return null;
    }
    return written(json -> {
      json.writeStartObject();
      channels.forEach((channel, setting) -> {
        json.writeName(EnumCodec.DND_CHANNEL.write(channel));
        writeSetting(json, setting);
      });
      json.writeEndObject();
    });
  }

  public static Map<DndChannel, DndSetting> channels(@Nullable String column) {
    if (column == null) {
      return Map.of();
    }
    Map<DndChannel, DndSetting> channels = new EnumMap<>(DndChannel.class);
    read(
        column,
        json -> {
          eachMember(
              json, name -> channels.put(EnumCodec.DND_CHANNEL.read(name), readSetting(json)));
          return channels;
        });
    return channels;
  }

  /** {@code {"status":"active","message":"…","code":"…"}}. */
  public static String setting(DndSetting setting) {
    return written(json -> writeSetting(json, setting));
  }

  public static DndSetting setting(String column) {
    return read(column, JsonColumns::readSetting);
  }

  /**
   * The values by field id, in their order: {@code
   * {"a":{"text":"…"},"b":{"number":42},"c":{"texts":["…"]}, "d":{"json":"{}"}}}. Structured values
   * are stored as exactly the text that was received.
   */
  public static @Nullable String customFields(CustomFields fields) {
    if (fields.values().isEmpty()) {
      return null;
    }
    return written(json -> {
      json.writeStartObject();
      fields
          .values()
          .forEach((id, value) -> {
            json.writeName(id);
            json.writeStartObject();
            writeValue(json, value);
            json.writeEndObject();
          });
      json.writeEndObject();
    });
  }

  public static CustomFields customFields(@Nullable String column) {
    if (column == null) {
      return CustomFields.NONE;
    }
    LinkedHashMap<String, CustomValue> values = new LinkedHashMap<>();
    return read(
        column,
        json -> {
          eachMember(json, id -> eachMember(json, kind -> values.put(id, readValue(json, kind))));
          return new CustomFields(values);
        });
  }

  /**
   * {@code {"placeholder":"…","formats":[".pdf"],"several_files":true,"max_files":2}}, without the
   * members that are unset. The position has a column of its own.
   */
  public static @Nullable String details(FieldDetails details) {
    if (details.equals(FieldDetails.NONE.at(details.position()))) {
      return null;
    }
    return written(json -> {
      json.writeStartObject();
      writeMember(json, "placeholder", details.placeholder());
      writeMember(json, "description", details.description());
      writeMember(json, "folder", details.folder());
      writeMember(json, "formats", details.formats());
      if (details.severalFiles()) {
        json.writeName("several_files");
        json.writeBoolean(true);
      }
      Integer maxFiles = details.maxFiles();
      if (maxFiles != null) {
        json.writeName("max_files");
        json.writeNumber(maxFiles);
      }
      writeMember(json, "prefills", details.prefills());
      json.writeEndObject();
    });
  }

  public static FieldDetails details(@Nullable String column, int position) {
    if (column == null) {
      return FieldDetails.NONE.at(position);
    }
    Map<String, String> texts = new HashMap<>();
    Map<String, List<String>> lists = new HashMap<>();
    Map<String, Integer> numbers = new HashMap<>();
    read(
        column,
        json -> {
          eachMember(
              json,
              name -> {
                switch (name) {
                  case "formats", "prefills" -> lists.put(name, readTexts(json));
                  case "several_files" -> numbers.put(name, 1);
                  case "max_files" -> numbers.put(name, json.getIntValue());
                  default -> texts.put(name, json.getString());
                }
              });
          return texts;
        });
    return new FieldDetails(
        position,
        texts.get("placeholder"),
        texts.get("description"),
        texts.get("folder"),
        lists.getOrDefault("formats", List.of()),
        numbers.containsKey("several_files"),
        numbers.get("max_files"),
        lists.getOrDefault("prefills", List.of()));
  }

  /** {@code {"phone":"…","on":["disable_contact_timezone"],"invalid_values":"drop"}}. */
  public static @Nullable String profile(LocationExtras extras) {
    if (extras.equals(LocationExtras.NONE)) {
      return null;
    }
    LocationProfile profile = extras.profile();
    InvalidValues values = extras.invalidValues();
    return written(json -> {
      json.writeStartObject();
      for (ProfileText text : ProfileText.values()) {
        writeMember(json, EnumCodec.PROFILE_TEXT.write(text), profile.text(text));
      }
      writeMember(
          json, "on", profile.on().stream().sorted().map(EnumCodec.KEPT_SETTING::write).toList());
      writeMember(
          json, "invalid_values", values == null ? null : EnumCodec.INVALID_VALUES.write(values));
      json.writeEndObject();
    });
  }

  public static LocationExtras profile(@Nullable String column) {
    if (column == null) {
      return LocationExtras.NONE;
    }
    Map<ProfileText, String> texts = new EnumMap<>(ProfileText.class);
    List<String> on = new ArrayList<>();
    List<String> values = new ArrayList<>(1);
    read(
        column,
        json -> {
          eachMember(
              json,
              name -> {
                switch (name) {
                  case "on" -> on.addAll(readTexts(json));
                  case "invalid_values" -> values.add(json.getString());
                  default -> texts.put(EnumCodec.PROFILE_TEXT.read(name), json.getString());
                }
              });
          return texts;
        });
    return new LocationExtras(
        new LocationProfile(
            texts, on.stream().map(EnumCodec.KEPT_SETTING::read).collect(Collectors.toSet())),
        values.isEmpty() ? null : EnumCodec.INVALID_VALUES.read(values.getFirst()));
  }

  /**
   * {@code {"user_agent":"…","utm_source":"…","more":{"url":"…"}}}, without the members that are
   * unknown. The names under {@code more} come from callers.
   */
  public static @Nullable String attribution(Attribution attribution) {
    if (attribution.isUnknown()) {
      return null;
    }
    return written(json -> {
      json.writeStartObject();
      writeMember(json, "user_agent", attribution.userAgent());
      writeMember(json, "referrer", attribution.referrer());
      writeMember(json, "campaign", attribution.campaign());
      writeMember(json, "utm_source", attribution.utmSource());
      writeMember(json, "utm_medium", attribution.utmMedium());
      writeMember(json, "utm_content", attribution.utmContent());
      writeMember(json, "utm_term", attribution.utmTerm());
      writeMember(json, "ip", attribution.ip());
      if (!attribution.more().isEmpty()) {
        json.writeName(MORE);
        json.writeStartObject();
        attribution.more().forEach((name, text) -> writeMember(json, name, text));
        json.writeEndObject();
      }
      json.writeEndObject();
    });
  }

  public static Attribution attribution(@Nullable String column) {
    if (column == null) {
      return Attribution.UNKNOWN;
    }
    return read(column, JsonColumns::readAttribution);
  }

  private static Attribution readAttribution(JsonParser json) {
    Map<String, String> members = new HashMap<>();
    SequencedMap<String, String> more = new LinkedHashMap<>();
    eachMember(
        json,
        name -> {
          if (name.equals(MORE)) {
            more.putAll(readTextMembers(json));
          } else {
            members.put(name, json.getString());
          }
        });
    return new Attribution(
        members.get("user_agent"),
        members.get("referrer"),
        members.get("campaign"),
        members.get("utm_source"),
        members.get("utm_medium"),
        members.get("utm_content"),
        members.get("utm_term"),
        members.get("ip"),
        more);
  }

  private static void writeTexts(JsonGenerator json, List<String> texts) {
    json.writeStartArray();
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static List<String> readTexts(JsonParser json) {
    List<String> texts = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      texts.add(json.getString());
    }
    return texts;
  }

  private static void writeSetting(JsonGenerator json, DndSetting setting) {
    json.writeStartObject();
    writeMember(json, "status", EnumCodec.DND_STATUS.write(setting.status()));
    writeMember(json, "message", setting.message());
    writeMember(json, "code", setting.code());
    json.writeEndObject();
  }

  private static DndSetting readSetting(JsonParser json) {
    Map<String, String> members = readTextMembers(json);
    String status = Objects.requireNonNull(members.get("status"), "a setting without status");
    return new DndSetting(
        EnumCodec.DND_STATUS.read(status), members.get("message"), members.get("code"));
  }

  private static void writeValue(JsonGenerator json, CustomValue value) {
    switch (value) {
      case CustomValue.Text(var text) -> writeMember(json, "text", text);
      case CustomValue.Numeric(var number) -> {
        json.writeName("number");
        json.writeNumber(number);
      }
      case CustomValue.Texts(var texts) -> {
        json.writeName("texts");
        writeTexts(json, texts);
      }
      case CustomValue.Json(var structured) -> writeMember(json, "json", structured);
    }
  }

  private static CustomValue readValue(JsonParser json, String kind) {
    return switch (kind) {
      case "text" -> new CustomValue.Text(json.getString());
      case "number" -> new CustomValue.Numeric(json.getDecimalValue());
      case "texts" -> new CustomValue.Texts(readTexts(json));
      case "json" -> new CustomValue.Json(json.getString());
      default -> throw new IllegalStateException("an unknown kind of custom value");
    };
  }

  private static void writeMember(JsonGenerator json, String name, @Nullable String text) {
    if (text != null) {
      json.writeName(name);
      json.writeString(text);
    }
  }

  private static void writeMember(JsonGenerator json, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      json.writeName(name);
      writeTexts(json, texts);
    }
  }

  private static Map<String, String> readTextMembers(JsonParser json) {
    Map<String, String> members = new LinkedHashMap<>();
    eachMember(json, name -> members.put(name, json.getString()));
    return members;
  }

  /** Reads an object; {@code reader} gets each name, with the parser at its value. */
  public static void eachMember(JsonParser json, Consumer<String> reader) {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      reader.accept(name);
    }
  }

  public static String written(Consumer<JsonGenerator> writer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      writer.accept(json);
    }
    return text.toString();
  }

  public static <T> T read(String column, Function<JsonParser, T> reader) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), column)) {
      json.nextToken();
      return reader.apply(json);
    }
  }
}
