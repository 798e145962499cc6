package dev.cardfile.wire;

import java.nio.charset.StandardCharsets;

/**
 * Reads the body of a form, {@code a=1&b=two+words}. Some clients send the same as a JSON object,
 * and a form never begins like one.
 */
final class FormReader {

  private FormReader() {}

  /** What came of reading. */
  sealed interface Parsed {

    record Form(Json.Members members) implements Parsed {}

    /** There is no form to be had; the problem is to be told as it is. */
    record Unreadable(Problem problem) implements Parsed {}
  }

  static Parsed read(byte[] body) {
    // The form itself is ASCII: all else in it is percent-encoded, or is refused when decoded.
    String text = new String(body, StandardCharsets.ISO_8859_1).strip();
    return text.startsWith("{") ? ofJson(body) : ofForm(text);
  }

  private static Parsed ofJson(byte[] body) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Parsed.Body(Json.Members members) -> new Parsed.Form(members);
      case JsonReader.Parsed.Unreadable(String hint) ->
          new Parsed.Unreadable(new Problem.UnreadableJson(hint));
    };
  }

  private static Parsed ofForm(String text) {
    return switch (QueryReader.read(text)) {
      case QueryReader.Parsed.Query(Json.Members members) -> new Parsed.Form(members);
      case QueryReader.Parsed.Unreadable unreadable ->
          new Parsed.Unreadable(new Problem.UnreadableForm());
    };
  }
}
