package dev.cardfile.openapi;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A request and its answer, as they were sent.
 *
 * @param target path and query
 * @param type the content type of the request's body; null if it has none
 * @param sent the request's body; empty if there is none
 * @param told the answer's body; null if the example does not contain one
 */
record Example(
    String method,
    String target,
    @Nullable String type,
    String sent,
    int status,
    @Nullable String told) {

  String path() {
    return target.split("\\?", 2)[0];
  }

  /** Returns the parameters of the query. */
  Map<String, String> query() {
    String[] parts = target.split("\\?", 2);
    return parts.length < 2 ? Map.of() : pairs(parts[1]);
  }

  /** Returns the ids in the path, by the names that they have in the pattern. */
  Map<String, String> ids(String pattern) {
    List<String> names = List.of(pattern.split("/", -1));
    List<String> values = List.of(path().split("/", -1));
    SequencedMap<String, String> ids = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.startsWith("{")) {
        ids.put(name.substring(1, name.length() - 1), values.get(i));
      }
    }
    return ids;
  }

  /** Returns the request's body; null if there is none. */
  @Nullable Json body() {
    if (sent.isEmpty()) {
      return null;
    }
    if (Operation.JSON.equals(type)) {
      return JsonReader.parse(sent);
    }
    if (Operation.CSV.equals(type)) {
      return new JsonString(sent);
    }
    JsonObject form = JsonObject.EMPTY;
    for (Map.Entry<String, String> field : pairs(sent).entrySet()) {
      form = form.with(field.getKey(), field.getValue());
    }
    return form;
  }

  /** Returns the answer's body; null if the example does not contain one. */
  @Nullable Json answer() {
    if (told == null) {
      return null;
    }
    return told.startsWith("{") ? JsonReader.parse(told) : new JsonString(told);
  }

  private static SequencedMap<String, String> pairs(String form) {
    SequencedMap<String, String> pairs = new LinkedHashMap<>();
    for (String pair : form.split("&")) {
      String[] sides = pair.split("=", 2);
      pairs.put(decoded(sides[0]), sides.length < 2 ? "" : decoded(sides[1]));
    }
    return pairs;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
