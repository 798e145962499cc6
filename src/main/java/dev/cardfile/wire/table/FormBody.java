package dev.cardfile.wire.table;

import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.form.FormReader;
import dev.cardfile.wire.form.NestedForm;
import dev.cardfile.wire.table.Shape.Property;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Converts a form to JSON, so that the same code reads both. A form contains only strings; those of
 * boolean and integer properties are converted to the property's type, if they can be.
 */
public final class FormBody {

  private FormBody() {}

  public sealed interface Reading {

    /** The form as JSON, in UTF-8. */
    record Said(byte[] json) implements Reading {}

    record Unreadable(Problem problem) implements Reading {}
  }

  /**
   * Converts a form. Never throws, whatever the bytes.
   *
   * @param shape of the object that is expected
   */
  public static Reading read(byte[] form, Shape shape) {
    return switch (NestedForm.read(form)) {
      case FormReader.Parsed.Unreadable(Problem problem) -> new Reading.Unreadable(problem);
      case FormReader.Parsed.Form(JsonObject said) ->
          new Reading.Said(JsonWriter.bytes(typed(said, shape)));
    };
  }

  private static Json typed(Json value, Shape shape) {
    if (!(value instanceof JsonObject(SequencedMap<String, Json> members))) {
      return value;
    }
    SequencedMap<String, Json> typed = new LinkedHashMap<>();
    members.forEach((name, member) -> typed.put(name, typed(member, shape.get(name))));
    return new JsonObject(typed);
  }

  private static Json typed(Json value, @Nullable Property property) {
    return switch (property) {
      case null -> value;
      case Property.OfBoolean _ -> truth(value);
      case Property.OfInteger _ -> number(value);
      case Property.OfObject(var _, Shape shape) -> typed(value, shape);
      case Property.OfObjects objects when value instanceof JsonArray(List<Json> items) ->
          new JsonArray(items.stream().map(item -> typed(item, objects.each())).toList());
      case Property.OfObjects _, Property.OfString<?> _, Property.OfStrings _ -> value;
      case Property.RawString _, Property.Other _ -> value;
    };
  }

  private static Json truth(Json value) {
    return switch (text(value)) {
      case "true", "1" -> new JsonBoolean(true);
      case "false", "0" -> new JsonBoolean(false);
      default -> value;
    };
  }

  private static Json number(Json value) {
    String text = text(value);
    return Integers.DIGITS.matcher(text).matches() ? new JsonNumber(new BigDecimal(text)) : value;
  }

  /** Returns the text without surrounding whitespace; empty if the value is not a string. */
  private static String text(Json value) {
    return value instanceof JsonString(String text) ? Characters.strip(text) : "";
  }
}
