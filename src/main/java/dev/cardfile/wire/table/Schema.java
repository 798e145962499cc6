package dev.cardfile.wire.table;

import dev.cardfile.json.Json;
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
public record Schema(Json.Members json, Map<String, Json.Members> named) {

  /** Where a document keeps the named ones. */
  private static final String PLACE = "#/components/schemas/";

  private static final String TYPE = "type";
  private static final String ENUM = "enum";

  /** Any value. */
  public static final Schema ANY = new Schema(Json.Members.NONE, Map.of());

  public static final Schema TEXT = ofType("string");
  public static final Schema FLAG = ofType("boolean");
  public static final Schema WHOLE = ofType("integer");
  public static final Schema NUMBER = ofType("number");
  public static final Schema OBJECT = ofType("object");
  public static final Schema TEXTS = list(TEXT);

  /** A time as answers have it. */
  public static final Schema TIME = TEXT.with("format", "date-time");

  public Schema {
    named = Collections.unmodifiableMap(new TreeMap<>(named));
  }

  private static Schema ofType(String type) {
    return new Schema(Json.Members.NONE.with(TYPE, type), Map.of());
  }

  public static Schema oneOf(Collection<String> choices) {
    return TEXT.with(ENUM, Json.Items.of(List.copyOf(choices)));
  }

  public static Schema list(Schema each) {
    return new Schema(ofType("array").json().with("items", each.json()), each.named());
  }

  /** Any of these, as the first says whose it is. */
  public static Schema anyOf(List<Schema> schemas) {
    List<Json> all = new ArrayList<>();
    Map<String, Json.Members> named = new TreeMap<>();
    for (Schema schema : schemas) {
      all.add(schema.json());
      named.putAll(schema.named());
    }
    return new Schema(Json.Members.NONE.with("anyOf", new Json.Items(all)), named);
  }

  /** An object with these properties and no others. */
  public static Schema object(
      SequencedMap<String, Schema> properties, Collection<String> required) {
    Schema open = open(properties, required);
    return open.with("additionalProperties", new Json.Flag(false));
  }

  /** An object with these properties, to which later ones may come. */
  public static Schema open(SequencedMap<String, Schema> properties, Collection<String> required) {
    SequencedMap<String, Json> members = new LinkedHashMap<>();
    Map<String, Json.Members> named = new TreeMap<>();
    properties.forEach((name, schema) -> {
      members.put(name, schema.json());
      named.putAll(schema.named());
    });
    Json.Members json = ofType("object").json().with("properties", new Json.Members(members));
    return new Schema(
        required.isEmpty() ? json : json.with("required", Json.Items.of(List.copyOf(required))),
        named);
  }

  /** This schema by a name of its own. */
  public Schema called(String name) {
    return recursive(name, self -> this);
  }

  /** A schema with a name that refers to itself. */
  public static Schema recursive(String name, UnaryOperator<Schema> schema) {
    Schema reference = new Schema(Json.Members.NONE.with("$ref", PLACE + name), Map.of());
    Schema whole = schema.apply(reference);
    Map<String, Json.Members> named = new TreeMap<>(whole.named());
    named.put(name, whole.json());
    return new Schema(reference.json(), named);
  }

  public Schema with(String keyword, Json value) {
    return new Schema(json.with(keyword, value), named);
  }

  public Schema with(String keyword, String text) {
    return with(keyword, new Json.Text(text));
  }

  public Schema with(String keyword, long number) {
    return with(keyword, new Json.Numeric(BigDecimal.valueOf(number)));
  }

  /** With words for people; none when they are empty. */
  public Schema about(String words) {
    return words.isEmpty() ? this : with("description", words);
  }

  /** Whether it is any text, and not one of a few. */
  boolean isText() {
    return json.get(ENUM) == null && new Json.Text("string").equals(json.get(TYPE));
  }

  /** This, or a JSON null. */
  public Schema orNull() {
    Json.Text none = new Json.Text("null");
    if (!(json.get(TYPE) instanceof Json.Text type)) {
      return json.all().isEmpty() ? this : anyOf(List.of(this, ofType("null")));
    }
    Schema nullable = with(TYPE, new Json.Items(List.of(type, none)));
    if (!(json.get(ENUM) instanceof Json.Items(List<Json> choices))) {
      return nullable;
    }
    List<Json> more = new ArrayList<>(choices);
    more.add(new Json.Null());
    return nullable.with(ENUM, new Json.Items(more));
  }
}
