package dev.cardfile.json;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes JSON: members in the order of the calls, those without a value left out, and every text
 * such that it has a form in UTF-8.
 */
public final class JsonWriter {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES).build();

  private final JsonGenerator json;

  private JsonWriter(JsonGenerator json) {
    this.json = json;
  }

  /** One object, in UTF-8. */
  public static byte[] object(Consumer<JsonWriter> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      new JsonWriter(json).element(members);
    }
    return bytes.toByteArray();
  }

  /** A value that was read, without blanks between its parts. */
  public static String compact(Json value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      new JsonWriter(json).value(value);
    }
    return text.toString();
  }

  /** As {@link #compact}, in UTF-8. */
  public static byte[] bytes(Json value) {
    return compact(value).getBytes(StandardCharsets.UTF_8);
  }

  public void text(String name, @Nullable String text) {
    if (text != null) {
      json.writeName(name);
      json.writeString(Characters.encodable(text));
    }
  }

  /** A text, or null where there is none. */
  public void textOrNull(String name, @Nullable String text) {
    json.writeName(name);
    if (text == null) {
      json.writeNull();
    } else {
      json.writeString(Characters.encodable(text));
    }
  }

  /** A number, or null where there is none. */
  public void numberOrNull(String name, @Nullable Long number) {
    json.writeName(name);
    if (number == null) {
      json.writeNull();
    } else {
      json.writeNumber(number);
    }
  }

  /** A value as one that was read. */
  public void json(String name, Json value) {
    json.writeName(name);
    value(value);
  }

  public void flag(String name, @Nullable Boolean on) {
    if (on != null) {
      json.writeName(name);
      json.writeBoolean(on);
    }
  }

  /** A member that is there and has no value: a null. */
  public void none(String name) {
    json.writeName(name);
    json.writeNull();
  }

  public void number(String name, long number) {
    json.writeName(name);
    json.writeNumber(number);
  }

  /** A number with all its digits. */
  public void number(String name, BigDecimal number) {
    json.writeName(name);
    json.writeNumber(number);
  }

  public void texts(String name, List<String> texts) {
    list(name, texts, text -> json.writeString(Characters.encodable(text)));
  }

  public void object(String name, Consumer<JsonWriter> members) {
    json.writeName(name);
    element(members);
  }

  public <T> void objects(String name, List<T> elements, BiConsumer<JsonWriter, T> members) {
    list(name, elements, element -> element(writer -> members.accept(writer, element)));
  }

  /** A value that is JSON text already. */
  public void raw(String name, String value) {
    json.writeName(name);
    json.writeRawValue(value);
  }

  private <T> void list(String name, List<T> elements, Consumer<T> element) {
    json.writeName(name);
    json.writeStartArray();
    elements.forEach(element);
    json.writeEndArray();
  }

  private void element(Consumer<JsonWriter> members) {
    json.writeStartObject();
    members.accept(this);
    json.writeEndObject();
  }

  private void value(Json value) {
    switch (value) {
      case JsonObject(var all) -> {
        json.writeStartObject();
        all.forEach((name, member) -> {
          json.writeName(Characters.encodable(name));
          value(member);
        });
        json.writeEndObject();
      }
      case JsonArray(var all) -> {
        json.writeStartArray();
        all.forEach(this::value);
        json.writeEndArray();
      }
      case JsonString(String text) -> json.writeString(Characters.encodable(text));
      case JsonNumber(var number) -> json.writeNumber(number);
      case JsonBoolean(boolean on) -> json.writeBoolean(on);
      case JsonNull none -> json.writeNull();
    }
  }
}
