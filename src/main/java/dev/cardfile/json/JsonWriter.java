package dev.cardfile.json;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes JSON in the order of the calls. In strings and names, lone surrogates are replaced, so
 * that the result can be encoded in UTF-8.
 */
public final class JsonWriter {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES).build();

  private final JsonGenerator json;

  /** The name of a member that is encoded once and written often. */
  public static final class Name {

    private final SerializedString encoded;

    public Name(String name) {
      this.encoded = new SerializedString(name);
      encoded.asQuotedUTF8();
    }

    @Override
    public String toString() {
      return encoded.getValue();
    }
  }

  private JsonWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Returns what {@code value} writes, in UTF-8. */
  public static byte[] bytes(Consumer<JsonWriter> value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      value.accept(new JsonWriter(json));
    }
    return bytes.toByteArray();
  }

  /** Returns a value as JSON text without blanks between its parts. */
  public static String compact(Json value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      new JsonWriter(json).json(value);
    }
    return text.toString();
  }

  /** Returns the same as {@link #compact}, in UTF-8. */
  public static byte[] bytes(Json value) {
    return compact(value).getBytes(StandardCharsets.UTF_8);
  }

  /** Writes the name of a member, whose value must follow. */
  public void name(Name name) {
    json.writeName(name.encoded);
  }

  public void name(String name) {
    json.writeName(Characters.encodable(name));
  }

  public void string(String value) {
    json.writeString(Characters.encodable(value));
  }

  public void bool(boolean value) {
    json.writeBoolean(value);
  }

  public void integer(long value) {
    json.writeNumber(value);
  }

  /** Writes a number with all its digits. */
  public void number(BigDecimal value) {
    json.writeNumber(value);
  }

  public void nothing() {
    json.writeNull();
  }

  /** Writes a value that is JSON text already. */
  public void raw(String value) {
    json.writeRawValue(value);
  }

  public <T> void object(T value, BiConsumer<JsonWriter, T> members) {
    json.writeStartObject();
    members.accept(this, value);
    json.writeEndObject();
  }

  public <T> void array(List<T> values, BiConsumer<JsonWriter, T> each) {
    json.writeStartArray();
    values.forEach(value -> each.accept(this, value));
    json.writeEndArray();
  }

  public void json(Json value) {
    switch (value) {
      case JsonObject(var members) ->
          object(
              members,
              (writer, all) ->
                  all.forEach((name, member) -> {
                    name(name);
                    json(member);
                  }));
      case JsonArray(var items) -> array(items, JsonWriter::json);
      case JsonString(String text) -> string(text);
      case JsonNumber(BigDecimal number) -> number(number);
      case JsonBoolean(boolean on) -> bool(on);
      case JsonNull _ -> nothing();
    }
  }
}
