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
 * Reads a query or a form, {@code a=1&b=two+words}, into an object. The value of each name is a
 * string, or an array of strings if the name was sent several times.
 */
public final class FormReader {

  /** The maximum number of fields in an OAuth form, and of values if it is sent as JSON. */
  public static final int MAX_OAUTH_FIELDS = 200;

  /** The maximum number of fields in a form or query, unless its route has another limit. */
  static final int MAX_FIELDS = 2_500;

  private FormReader() {}

  /** The result of reading a query or form. */
  public sealed interface Parsed {

    record Form(JsonObject fields) implements Parsed {}

    /** The input could not be read; the problem is reported unchanged. */
    record Unreadable(Problem problem) implements Parsed {}
  }

  /**
   * Reads a query.
   *
   * @param query percent-encoded, without the question mark; null if there is none
   */
  public static Parsed query(@Nullable String query) {
    return query == null
        ? new Parsed.Form(JsonObject.EMPTY)
        : fields(query, MAX_FIELDS, new Problem.UnreadableQuery());
  }

  /**
   * Reads the body of a form. Some clients send its fields as a JSON object instead, which begins
   * with a brace, as no form does.
   *
   * @param maxFields the maximum number of fields, or of values if the body is JSON
   */
  public static Parsed body(byte[] body, int maxFields) {
    // A form is ASCII: anything else is percent-encoded, or is refused when it is decoded.
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
   * Reads one field after another, and refuses more than {@code maxFields} of them.
   *
   * @param unreadable the problem if a field is not percent-encoded UTF-8
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

  /** Receives the decoded fields of a form. */
  interface Field {

    /**
     * Receives a field.
     *
     * @param number of the field, from 1
     * @return what is wrong with the field; null if nothing is
     */
    @Nullable Problem take(int number, String name, String value);
  }

  /** As {@link #fields}, but passes each field on. Returns null if nothing is wrong. */
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
