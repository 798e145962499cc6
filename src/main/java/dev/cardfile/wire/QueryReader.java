package dev.cardfile.wire;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query as a form has it, {@code a=1&b=two+words}, into the shape of a body: each name with
 * a text, or with a list of texts where it was sent several times.
 */
final class QueryReader {

  private QueryReader() {}

  /** What came of reading. */
  sealed interface Parsed {

    record Query(Json.Members members) implements Parsed {}

    /** There is no query to be had; the problem is to be told as it is. */
    record Unreadable(Problem problem) implements Parsed {}
  }

  /**
   * Reads a query.
   *
   * @param query still percent-encoded, without the question mark; null without one
   */
  static Parsed read(@Nullable String query) {
    SequencedMap<String, Json> members = new LinkedHashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      int sign = pair.indexOf('=');
      String name = decode(sign < 0 ? pair : pair.substring(0, sign));
      String value = decode(sign < 0 ? "" : pair.substring(sign + 1));
      if (name == null || value == null) {
        return new Parsed.Unreadable(new Problem.UnreadableQuery());
      }
      members.merge(name, new Json.Text(value), QueryReader::together);
    }
    return new Parsed.Query(new Json.Members(members));
  }

  private static Json together(Json before, Json next) {
    List<Json> all =
        before instanceof Json.Items(List<Json> items)
            ? new ArrayList<>(items)
            : new ArrayList<>(List.of(before));
    all.add(next);
    return new Json.Items(all);
  }

  /** Strictly: what is not UTF-8 must not be searched for with replacement characters in it. */
  private static @Nullable String decode(String encoded) {
    try {
      String bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (IllegalArgumentException | CharacterCodingException notEncoded) {
      return null;
    }
  }
}
