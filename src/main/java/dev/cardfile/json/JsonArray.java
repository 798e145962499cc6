package dev.cardfile.json;

import java.util.List;

public record JsonArray(List<Json> items) implements Json {

  public JsonArray {
    items = List.copyOf(items);
  }

  public static JsonArray of(List<String> strings) {
    return new JsonArray(strings.stream().<Json>map(JsonString::new).toList());
  }
}
