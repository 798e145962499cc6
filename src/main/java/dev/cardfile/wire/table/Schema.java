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
 * The values that are allowed, as JSON Schema.
 *
 * @param json the schema's keywords
 * @param named the schemas that this one refers to by name, including those that they refer to in
 *     turn
 */
public record Schema(JsonObject json, Map<String, JsonObject> named) {

  /** The place of named schemas in an OpenAPI document. */
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

  /** A time as answers write it. */
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

  /** Returns a schema that allows what any of these schemas allows. */
  public static Schema anyOf(List<Schema> schemas) {
    List<Json> all = new ArrayList<>();
    Map<String, JsonObject> named = new TreeMap<>();
    for (Schema schema : schemas) {
      all.add(schema.json());
      named.putAll(schema.named());
    }
    return new Schema(JsonObject.EMPTY.with("anyOf", new JsonArray(all)), named);
  }

  /** Returns the schema of an object with these properties and no others. */
  public static Schema object(
      SequencedMap<String, Schema> properties, Collection<String> required) {
    Schema open = open(properties, required);
    return open.with("additionalProperties", new JsonBoolean(false));
  }

  /**
   * Returns the schema of an object with these properties and possibly others, because later
   * versions may add some.
   */
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

  /** Returns a reference to this schema, under a name. */
  public Schema called(String name) {
    return recursive(name, self -> this);
  }

  /**
   * Returns a reference to a schema that has a name and refers to itself.
   *
   * @param schema builds the schema from the reference to it
   */
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

  /** Returns this schema with a description for people; unchanged if the description is empty. */
  public Schema about(String words) {
    return words.isEmpty() ? this : with("description", words);
  }

  /** Reports whether this is the schema of a string that is not limited to a few choices. */
  boolean isFreeString() {
    return json.get(ENUM) == null && new JsonString("string").equals(json.get(TYPE));
  }

  /** Returns a schema that allows null as well. */
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
