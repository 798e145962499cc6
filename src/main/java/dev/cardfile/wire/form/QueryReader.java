package dev.cardfile.wire.form;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.wire.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query as a form has it, {@code a=1&b=two+words}, into the shape of a body: each name with
 * a text, or with a list of texts where it was sent several times.
 */
public final class QueryReader {

  /** How many fields a form or query may have, unless its route says otherwise. */
  static final int MAX_FIELDS = 2_500;

  private QueryReader() {}

  /** What came of reading. */
  public sealed interface Parsed {

    record Query(JsonObject members) implements Parsed {}

    /** There is no query to be had; the problem is to be told as it is. */
    record Unreadable(Problem problem) implements Parsed {}
  }

  /**
   * Reads a query.
   *
   * @param query still percent-encoded, without the question mark; null without one
   */
  public static Parsed read(@Nullable String query) {
    return query == null
        ? new Parsed.Query(JsonObject.EMPTY)
        : read(query, MAX_FIELDS, new Problem.UnreadableQuery());
  }

  /**
   * Reads a query or a form, one field after the other, and none beyond the most.
   *
   * @param unreadable what to say when a field is not percent-encoded UTF-8
   */
  public static Parsed read(String fields, int maxFields, Problem unreadable) {
    SequencedMap<String, List<Json>> values = new LinkedHashMap<>();
    int count = 0;
    for (int from = 0; from <= fields.length(); ) {
      int end = end(fields, from);
      if (end > from) {
        if (++count > maxFields) {
          return new Parsed.Unreadable(Problem.TooManyValues.fields(maxFields));
        }
        int sign = fields.indexOf('=', from, end);
        Optional<String> name = PercentCoding.decode(fields.substring(from, sign < 0 ? end : sign));
        Optional<String> value =
            PercentCoding.decode(sign < 0 ? "" : fields.substring(sign + 1, end));
        if (name.isEmpty() || value.isEmpty()) {
          return new Parsed.Unreadable(unreadable);
        }
        values
            .computeIfAbsent(name.get(), first -> new ArrayList<>(1))
            .add(new JsonString(value.get()));
      }
      from = end + 1;
    }
    return new Parsed.Query(members(values));
  }

  private static int end(String fields, int from) {
    int end = fields.indexOf('&', from);
    return end < 0 ? fields.length() : end;
  }

  private static JsonObject members(SequencedMap<String, List<Json>> values) {
    SequencedMap<String, Json> members = new LinkedHashMap<>();
    values.forEach(
        (name, all) -> members.put(name, all.size() == 1 ? all.getFirst() : new JsonArray(all)));
    return new JsonObject(members);
  }
}
