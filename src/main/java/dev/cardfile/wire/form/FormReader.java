package dev.cardfile.wire.form;

import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.wire.Problem;
import java.nio.charset.StandardCharsets;

/**
 * Reads the body of a form, {@code a=1&b=two+words}. Some clients send the same as a JSON object,
 * and a form never begins like one.
 */
public final class FormReader {

  /** How many fields a form of OAuth may have, and how many values the same as JSON. */
  public static final int MAX_OAUTH_FIELDS = 200;

  private FormReader() {}

  /** What came of reading. */
  public sealed interface Parsed {

    record Form(JsonObject members) implements Parsed {}

    /** There is no form to be had; the problem is to be told as it is. */
    record Unreadable(Problem problem) implements Parsed {}
  }

  /**
   * Reads a form.
   *
   * @param maxFields how many fields it may have, or values where it is JSON
   */
  public static Parsed read(byte[] body, int maxFields) {
    // The form itself is ASCII: all else in it is percent-encoded, or is refused when decoded.
    String text = new String(body, StandardCharsets.ISO_8859_1).strip();
    return text.startsWith("{") ? ofJson(body, maxFields) : ofForm(text, maxFields);
  }

  private static Parsed ofJson(byte[] body, int maxValues) {
    return switch (JsonReader.read(body, maxValues)) {
      case JsonReader.Parsed.Body(JsonObject members) -> new Parsed.Form(members);
      case JsonReader.Parsed.Unreadable none -> new Parsed.Unreadable(Problem.of(none));
    };
  }

  private static Parsed ofForm(String text, int maxFields) {
    return switch (QueryReader.read(text, maxFields, new Problem.UnreadableForm())) {
      case QueryReader.Parsed.Query(JsonObject members) -> new Parsed.Form(members);
      case QueryReader.Parsed.Unreadable(Problem problem) -> new Parsed.Unreadable(problem);
    };
  }
}
