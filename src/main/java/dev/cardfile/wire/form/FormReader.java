package dev.cardfile.wire.form;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.wire.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query or a form, {@code a=1&b=two+words}, into an object: each name with a string, or
 * with an array of strings where it was sent several times.
 */
public final class FormReader {

  /** How many fields a form of OAuth may have, and how many values the same as JSON. */
  public static final int MAX_OAUTH_FIELDS = 200;

  /** How many fields a form or query may have, unless its route says otherwise. */
  static final int MAX_FIELDS = 2_500;

  private FormReader() {}

  /** What came of reading. */
  public sealed interface Parsed {

    record Form(JsonObject fields) implements Parsed {}

    /** There is no form to be had; the problem is to be told as it is. */
    record Unreadable(Problem problem) implements Parsed {}
  }

  /**
   * Reads a query.
   *
   * @param query still percent-encoded, without the question mark; null without one
   */
  public static Parsed query(@Nullable String query) {
    return query == null
        ? new Parsed.Form(JsonObject.EMPTY)
        : fields(query, MAX_FIELDS, new Problem.UnreadableQuery());
  }

  /**
   * Reads a form's body. Some clients send the same as a JSON object, and a form never begins like
   * one.
   *
   * @param maxFields how many fields it may have, or values where it is JSON
   */
  public static Parsed body(byte[] body, int maxFields) {
    // The form itself is ASCII: all else in it is percent-encoded, or is refused when decoded.
    String text = new String(body, StandardCharsets.ISO_8859_1).strip();
    if (!text.startsWith("{")) {
      return fields(text, maxFields, new Problem.UnreadableForm());
    }
    return switch (JsonReader.read(body, maxFields)) {
      case JsonReader.Parsed.Body(JsonObject object) -> new Parsed.Form(object);
      case JsonReader.Parsed.Unreadable none -> new Parsed.Unreadable(Problem.of(none));
    };
  }

  /**
   * Reads one field after the other, and none beyond the most.
   *
   * @param unreadable what to say when a field is not percent-encoded UTF-8
   */
  public static Parsed fields(String fields, int maxFields, Problem unreadable) {
    SequencedMap<String, List<Json>> values = new LinkedHashMap<>();
    Problem problem =
        each(
            fields,
            maxFields,
            unreadable,
            (number, name, value) -> {
              values.computeIfAbsent(name, first -> new ArrayList<>(1)).add(new JsonString(value));
              return null;
            });
    return problem == null ? new Parsed.Form(object(values)) : new Parsed.Unreadable(problem);
  }

  /** Takes one field, decoded. */
  interface Field {

    /**
     * Takes it.
     *
     * @param number from 1
     * @return what is wrong with it; null for nothing
     */
    @Nullable Problem take(int number, String name, String value);
  }

  /** As {@link #fields}, each given on; null when nothing is wrong. */
  static @Nullable Problem each(String fields, int maxFields, Problem unreadable, Field field) {
    int count = 0;
    for (int from = 0; from <= fields.length(); ) {
      int end = end(fields, from);
      if (end > from) {
        if (++count > maxFields) {
          return new Problem.TooManyValues(maxFields, "fields");
        }
        int sign = fields.indexOf('=', from, end);
        Optional<String> name = PercentCoding.decode(fields.substring(from, sign < 0 ? end : sign));
        Optional<String> value =
            PercentCoding.decode(sign < 0 ? "" : fields.substring(sign + 1, end));
        if (name.isEmpty() || value.isEmpty()) {
          return unreadable;
        }
        Problem wrong = field.take(count, name.get(), value.get());
        if (wrong != null) {
          return wrong;
        }
      }
      from = end + 1;
    }
    return null;
  }

  private static int end(String fields, int from) {
    int end = fields.indexOf('&', from);
    return end < 0 ? fields.length() : end;
  }

  private static JsonObject object(SequencedMap<String, List<Json>> values) {
    SequencedMap<String, Json> members = new LinkedHashMap<>();
    values.forEach(
        (name, all) -> members.put(name, all.size() == 1 ? all.getFirst() : new JsonArray(all)));
    return new JsonObject(members);
  }
}
