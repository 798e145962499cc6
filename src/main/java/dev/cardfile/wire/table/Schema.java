package dev.cardfile.wire.table;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a value may be, in the words of JSON Schema.
 *
 * @param json its keywords
 * @param named the schemas that it refers to by a name, and those that these refer to
 */
public record Schema(JsonObject json, Map<String, JsonObject> named) {

  /** Where a document keeps the named ones. */
  private static final String PLACE = "#/components/schemas/";

  private static final String TYPE = "type";
  private static final String ENUM = "enum";

  /** Any value. */
  public static final Schema ANY = new Schema(JsonObject.EMPTY, Map.of());

  public static final Schema STRING = ofType("string");
  public static final Schema BOOLEAN = ofType("boolean");
  public static final Schema INTEGER = ofType("integer");
  public static final Schema NUMBER = ofType("number");
  public static final Schema OBJECT = ofType("object");
  public static final Schema STRINGS = list(STRING);

  /** A time as answers have it. */
  public static final Schema TIME = STRING.with("format", "date-time");

  public Schema {
    named = Collections.unmodifiableMap(new TreeMap<>(named));
  }

  private static Schema ofType(String type) {
    return new Schema(JsonObject.EMPTY.with(TYPE, type), Map.of());
  }

  public static Schema oneOf(Collection<String> choices) {
    return STRING.with(ENUM, JsonArray.of(List.copyOf(choices)));
  }

  public static Schema list(Schema each) {
    return new Schema(ofType("array").json().with("items", each.json()), each.named());
  }

  /** Any of these, as the first says whose it is. */
  public static Schema anyOf(List<Schema> schemas) {
    List<Json> all = new ArrayList<>();
    Map<String, JsonObject> named = new TreeMap<>();
    for (Schema schema : schemas) {
      all.add(schema.json());
      named.putAll(schema.named());
    }
    return new Schema(JsonObject.EMPTY.with("anyOf", new JsonArray(all)), named);
  }

  /** An object with these properties and no others. */
  public static Schema object(
      SequencedMap<String, Schema> properties, Collection<String> required) {
    Schema open = open(properties, required);
    return open.with("additionalProperties", new JsonBoolean(false));
  }

  /** An object with these properties, to which later ones may come. */
  public static Schema open(SequencedMap<String, Schema> properties, Collection<String> required) {
    SequencedMap<String, Json> members = new LinkedHashMap<>();
    Map<String, JsonObject> named = new TreeMap<>();
    properties.forEach((name, schema) -> {
      members.put(name, schema.json());
      named.putAll(schema.named());
    });
    JsonObject json = ofType("object").json().with("properties", new JsonObject(members));
    return new Schema(
        required.isEmpty() ? json : json.with("required", JsonArray.of(List.copyOf(required))),
        named);
  }

  /** This schema by a name of its own. */
  public Schema called(String name) {
    return recursive(name, self -> this);
  }

  /** A schema with a name that refers to itself. */
  public static Schema recursive(String name, UnaryOperator<Schema> schema) {
    Schema reference = new Schema(JsonObject.EMPTY.with("$ref", PLACE + name), Map.of());
    Schema whole = schema.apply(reference);
    Map<String, JsonObject> named = new TreeMap<>(whole.named());
    named.put(name, whole.json());
    return new Schema(reference.json(), named);
  }

  public Schema with(String keyword, Json value) {
    return new Schema(json.with(keyword, value), named);
  }

  public Schema with(String keyword, String text) {
    return with(keyword, new JsonString(text));
  }

  public Schema with(String keyword, long number) {
    return with(keyword, new JsonNumber(BigDecimal.valueOf(number)));
  }

  /** With words for people; none when they are empty. */
  public Schema about(String words) {
    return words.isEmpty() ? this : with("description", words);
  }

  /** Whether it is any text, and not one of a few. */
  boolean isFreeString() {
    return json.get(ENUM) == null && new JsonString("string").equals(json.get(TYPE));
  }

  /** This, or a JSON null. */
  public Schema orNull() {
    JsonString none = new JsonString("null");
    if (!(json.get(TYPE) instanceof JsonString type)) {
      return json.members().isEmpty() ? this : anyOf(List.of(this, ofType("null")));
    }
    Schema nullable = with(TYPE, new JsonArray(List.of(type, none)));
    if (!(json.get(ENUM) instanceof JsonArray(List<Json> choices))) {
      return nullable;
    }
    List<Json> more = new ArrayList<>(choices);
    more.add(new JsonNull());
    return nullable.with(ENUM, new JsonArray(more));
  }
}
