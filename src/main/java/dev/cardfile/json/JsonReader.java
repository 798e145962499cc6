package dev.cardfile.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Strictly parses a body that must be one JSON object in UTF-8. A name that occurs twice in an
 * object and text after the object are errors, and nesting, numbers and the number of values are
 * limited. The length of a string is limited only by that of the body.
 */
public final class JsonReader {

  /**
   * The maximum number of values in a body. Each object, list, text, number, true, false and null
   * counts, and so does the body itself.
   */
  public static final int MAX_VALUES = 20_000;

  static final int MAX_DEPTH = 100;
  static final int MAX_NUMBER_LENGTH = 100;
  static final int MAX_EXPONENT = 999;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  // Jackson's limits are off. This class checks its own, so that it can report what exceeds them in
  // plain words, with line and column. Callers choose the names, so none is cached beyond its
  // request.
  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .build();

  /** The result of parsing. */
  public sealed interface Parsed {
    record Body(JsonObject object) implements Parsed {}

    /** No object could be parsed. */
    sealed interface Unreadable extends Parsed {}

    /**
     * The body is not a JSON object in UTF-8, or exceeds a limit.
     *
     * @param hint what is wrong, with line and column; it does not quote the body
     */
    record Malformed(String hint) implements Unreadable {}

    record TooManyValues(int limit) implements Unreadable {}

    /** The object is one of many in a body, and longer than the limit for each of them. */
    record TooLong(int limit) implements Unreadable {}
  }

  /** The length of a text that is not in memory as a whole. */
  static final long UNKNOWN = -1;

  private final JsonParser parser;
  private final long length;
  private final int maxValues;
  private final int firstLine;
  private int values;

  /**
   * @param length the length of the text in UTF-16 units, or {@link #UNKNOWN}
   * @param firstLine the number of the first line of the text
   */
  JsonReader(JsonParser parser, long length, int maxValues, int firstLine) {
    this.parser = parser;
    this.length = length;
    this.maxValues = maxValues;
    this.firstLine = firstLine;
  }

  public static Parsed read(byte[] body) {
    return read(body, MAX_VALUES);
  }

  /**
   * Parses a body, and stops at the first value beyond the limit.
   *
   * @param maxValues the maximum number of values, including the body itself
   */
  public static Parsed read(byte[] body, int maxValues) {
    return read(body, maxValues, 1);
  }

  /**
   * Parses an object that is a part of a body.
   *
   * @param firstLine the number of its first line
   */
  static Parsed read(byte[] body, int maxValues, int firstLine) {
    try {
      CharBuffer text = decode(body, firstLine);
      int length = text.remaining();
      try (JsonParser parser =
          JSON.createParser(ObjectReadContext.empty(), text.array(), text.position(), length)) {
        return new JsonReader(parser, length, maxValues, firstLine).read();
      }
    } catch (Refusal refusal) {
      return refusal.reason;
    }
  }

  /**
   * Parses a text that the program knows to be a JSON object.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static JsonObject parse(String text) {
    Parsed parsed = read(text.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    if (parsed instanceof Parsed.Body(JsonObject object)) {
      return object;
    }
    throw new IllegalArgumentException(parsed.toString());
  }

  /**
   * Decodes UTF-8 strictly: a text with invalid bytes must not be stored with replacement
   * characters.
   */
  private static CharBuffer decode(byte[] body, int firstLine) throws Refusal {
    CharBuffer text = CharBuffer.allocate(body.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(body), text, true);
    text.flip();
    if (!text.isEmpty() && text.get(0) == BYTE_ORDER_MARK) {
      text.get();
    }
    if (result.isError()) {
      throw afterLast(text, firstLine, "the body is not UTF-8");
    }
    return text;
  }

  private static Refusal afterLast(CharBuffer text, int firstLine, String what) {
    int line = firstLine;
    int column = 1;
    char before = 0;
    while (text.hasRemaining()) {
      char next = text.get();
      if (next == '\n' && before == '\r') {
        column = 1;
      } else if (next == '\n' || next == '\r') {
        line++;
        column = 1;
      } else {
        column++;
      }
      before = next;
    }
    return unreadable(hint(line, column, what));
  }

  private Parsed.Body read() throws Refusal {
    try {
      return new Parsed.Body(body());
    } catch (JacksonException notJson) {
      throw refusal(notJson);
    }
  }

  Refusal refusal(JacksonException notJson) {
    TokenStreamLocation place = notJson.getLocation();
    boolean atEnd =
        length == UNKNOWN
            ? notJson instanceof UnexpectedEndOfInputException
            : place.getCharOffset() >= length;
    boolean cut = atEnd && !parser.streamReadContext().inRoot();
    return at(place, cut ? "the body ends in the middle of the JSON" : "this is not valid JSON");
  }

  private JsonObject body() throws Refusal {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw unreadable(hint(firstLine, 1, "the body is empty"));
    }
    if (first != JsonToken.START_OBJECT) {
      throw here("the body is not an object");
    }
    JsonObject body = object();
    if (parser.nextToken() != null) {
      throw here("unexpected text after the object");
    }
    return body;
  }

  /** Parses the object that begins at the current token, counting its values from 0. */
  JsonObject object() throws Refusal {
    values = 0;
    countValue();
    return object(1);
  }

  private JsonObject object(int depth) throws Refusal {
    checkDepth(depth);
    LinkedHashMap<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (members.containsKey(name)) {
        throw here("this name occurs twice in its object");
      }
      members.put(name, value(parser.nextToken(), depth));
    }
    return new JsonObject(members);
  }

  private JsonArray array(int depth) throws Refusal {
    checkDepth(depth);
    List<Json> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(token, depth));
    }
    return new JsonArray(items);
  }

  Json value(@Nullable JsonToken token, int depth) throws Refusal {
    countValue();
    return switch (token) {
      case START_OBJECT -> object(depth + 1);
      case START_ARRAY -> array(depth + 1);
      case VALUE_STRING -> new JsonString(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(number(parser.getString()));
      case VALUE_TRUE -> new JsonBoolean(true);
      case VALUE_FALSE -> new JsonBoolean(false);
      case VALUE_NULL -> new JsonNull();
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException(token + " where a value begins");
      case null -> throw new IllegalStateException("no end of input told inside a value");
    };
  }

  private BigDecimal number(String digits) throws Refusal {
    if (digits.length() > MAX_NUMBER_LENGTH) {
      throw here("this number has more than " + MAX_NUMBER_LENGTH + " characters");
    }
    BigDecimal number = boundedNumber(digits);
    if (number == null) {
      throw here("this number's exponent is larger than " + MAX_EXPONENT);
    }
    return number;
  }

  /**
   * Parses a number that stays within the limits, so that it is not too long when written out.
   *
   * @return null if the text is not a number, or exceeds the limits
   */
  public static @Nullable BigDecimal boundedNumber(String digits) {
    if (digits.length() > MAX_NUMBER_LENGTH) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(digits);
      long exponent = (long) number.precision() - number.scale() - 1;
      return Math.abs(exponent) <= MAX_EXPONENT ? number : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private void countValue() throws Refusal {
    if (++values > maxValues) {
      throw new Refusal(new Parsed.TooManyValues(maxValues));
    }
  }

  private void checkDepth(int depth) throws Refusal {
    if (depth > MAX_DEPTH) {
      throw here("this is nested more than " + MAX_DEPTH + " levels deep");
    }
  }

  Refusal here(String what) {
    return at(parser.currentTokenLocation(), what);
  }

  private Refusal at(TokenStreamLocation place, String what) {
    return unreadable(hint(firstLine - 1 + place.getLineNr(), place.getColumnNr(), what));
  }

  static Refusal unreadable(String hint) {
    return new Refusal(new Parsed.Malformed(hint));
  }

  /** Formats a hint. Lines and columns are counted from 1, columns in UTF-16 units. */
  static String hint(int line, int column, String what) {
    return "Line " + line + ", column " + column + ": " + what + ".";
  }

  /** Unwinds the recursion of the parser; never leaves this package. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    final transient Parsed.Unreadable reason;

    Refusal(Parsed.Unreadable reason) {
      super(null, null, false, false);
      this.reason = reason;
    }
  }
}
