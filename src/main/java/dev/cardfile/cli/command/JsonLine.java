package dev.cardfile.cli.command;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes JSON objects on one line. Uses only Jackson's generator, which needs hardly any time to
 * load.
 */
public final class JsonLine {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonLine() {}

  /**
   * Writes an object.
   *
   * @param values text, numbers, booleans, collections and maps of these, or null; anything else is
   *     written as its {@link Object#toString}
   */
  public static String of(Map<String, ? extends @Nullable Object> values) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      write(json, values);
    }
    return line.toString();
  }

  private static void write(JsonGenerator json, @Nullable Object value) {
    switch (value) {
      case null -> json.writeNull();
      case Boolean yes -> json.writeBoolean(yes);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Collection<?> many -> {
        json.writeStartArray();
        for (Object one : many) {
          write(json, one);
        }
        json.writeEndArray();
      }
      case Map<?, ?> object -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> member : object.entrySet()) {
          json.writeName(String.valueOf(member.getKey()));
          write(json, member.getValue());
        }
        json.writeEndObject();
      }
      case Object other -> json.writeString(other.toString());
    }
  }
}
