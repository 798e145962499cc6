package dev.cardfile.cli;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON objects on one line, made by Jackson's generator alone, which is there at once. */
final class JsonLine {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonLine() {}

  /**
   * Writes an object.
   *
   * @param values text, numbers, booleans, collections of those, or null; all else as its text
   */
  static String of(Map<String, ? extends @Nullable Object> values) {
    StringWriter line = new StringWriter();
    try (JsonGenerator object = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      object.writeStartObject();
      for (Map.Entry<String, ? extends @Nullable Object> value : values.entrySet()) {
        object.writeName(value.getKey());
        write(object, value.getValue());
      }
      object.writeEndObject();
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
      case Object other -> json.writeString(other.toString());
    }
  }
}
