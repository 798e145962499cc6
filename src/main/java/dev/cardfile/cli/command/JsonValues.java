package dev.cardfile.cli.command;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.json.JsonWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts JSON of the API to the values that {@link Output} prints. */
public final class JsonValues {

  private JsonValues() {}

  /** Parses an answer that one of the API's own writers has written. */
  public static JsonObject read(byte[] answer) {
    return JsonReader.parse(new String(answer, StandardCharsets.UTF_8));
  }

  /**
   * Returns the members of an object by name. For people, nested objects and arrays are JSON on one
   * line, except an array that is a member itself, which stays a list.
   */
  public static Map<String, @Nullable Object> of(JsonObject object, boolean forPeople) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    object
        .members()
        .forEach((name, value) -> values.put(name, forPeople ? shown(value, false) : whole(value)));
    return values;
  }

  private static @Nullable Object shown(Json value, boolean within) {
    return switch (value) {
      case JsonArray(List<Json> items) when !within ->
          items.stream().map(item -> shown(item, true)).toList();
      case JsonObject _, JsonArray _ -> JsonWriter.compact(value);
      default -> whole(value);
    };
  }

  private static @Nullable Object whole(Json value) {
    return switch (value) {
      case JsonObject object -> of(object, false);
      case JsonArray(List<Json> items) -> {
        List<@Nullable Object> values = new ArrayList<>();
        items.forEach(item -> values.add(whole(item)));
        yield values;
      }
      case JsonString(String text) -> text;
      case JsonBoolean(boolean on) -> on;
      case JsonNumber(BigDecimal number) ->
          number.scale() <= 0 && number.precision() <= 18
              ? (Object) number.longValueExact()
              : number.doubleValue();
      case JsonNull _ -> null;
    };
  }
}
