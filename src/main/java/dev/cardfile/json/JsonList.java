package dev.cardfile.json;

import dev.cardfile.json.JsonReader.Parsed;
import dev.cardfile.json.JsonReader.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;

/**
 * The objects of a list that is a member of the body and may be too long to hold in memory. The
 * body is read twice: first as a whole, so that nothing is done for a body that ends in the middle;
 * then item by item.
 */
public final class JsonList implements JsonItems {

  /** The maximum number of values outside the list. */
  private static final int MAX_OTHER_VALUES = 1_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final JsonParser parser;
  private final JsonReader reader;
  private final Limits limits;
  private final Outline outline;
  private final int listDepth;
  private int index;
  private boolean looked;
  private @Nullable JsonToken token;

  /** The result of reading a body as a whole. */
  public sealed interface Whole {

    record Read(Outline outline) implements Whole {}

    record Unreadable(Parsed.Unreadable reason) implements Whole {}
  }

  /**
   * The outline of a valid body.
   *
   * @param list the name of the list
   * @param others the members other than the list; a member of that name that is not a list is
   *     included
   * @param items the number of items in the list; -1 if there is no list
   * @param tooLong the indexes of the items that are longer than the limit
   */
  public record Outline(String list, JsonObject others, int items, BitSet tooLong) {}

  /**
   * Creates an iterator that owns the stream and closes it.
   *
   * @param in the body of the outline, from its beginning
   */
  public JsonList(InputStream in, Outline outline, Limits limits) throws IOException {
    this.parser = parser(in);
    this.reader = new JsonReader(parser, JsonReader.UNKNOWN, limits.values(), 1);
    this.limits = limits;
    this.outline = outline;
    this.listDepth = begun();
  }

  /** Reads a body as a whole. Of the items, it checks only that they are JSON, and their length. */
  public static Whole outline(InputStream in, String list, int itemLength) throws IOException {
    try (JsonParser parser = parser(in)) {
      JsonReader reader = new JsonReader(parser, JsonReader.UNKNOWN, MAX_OTHER_VALUES, 1);
      try {
        return new Whole.Read(outline(parser, reader, list, itemLength));
      } catch (JacksonIOException failure) {
        throw asRead(failure);
      } catch (JacksonException notJson) {
        throw reader.refusal(notJson);
      }
    } catch (Refusal refusal) {
      return new Whole.Unreadable(refusal.reason);
    }
  }

  private static Refusal asRead(JacksonIOException failure) throws IOException {
    IOException cause = failure.getCause();
    if (cause instanceof CharacterCodingException) {
      return JsonReader.unreadable("The body is not UTF-8.");
    }
    throw cause;
  }

  private static JsonParser parser(InputStream in) throws IOException {
    Reader text =
        new InputStreamReader(
            in,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    return JsonReader.JSON.createParser(ObjectReadContext.empty(), new WithoutMark(text));
  }

  private static Outline outline(JsonParser parser, JsonReader reader, String list, int itemLength)
      throws Refusal {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw JsonReader.unreadable(JsonReader.hint(1, 1, "the body is empty"));
    }
    if (first != JsonToken.START_OBJECT) {
      throw reader.here("the body is not an object");
    }
    LinkedHashMap<String, Json> others = new LinkedHashMap<>();
    int items = -1;
    BitSet tooLong = new BitSet();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (others.containsKey(name) || (items >= 0 && name.equals(list))) {
        throw reader.here("this name occurs twice in its object");
      }
      JsonToken value = parser.nextToken();
      if (name.equals(list) && value == JsonToken.START_ARRAY) {
        items = count(parser, itemLength, tooLong);
      } else {
        others.put(name, reader.value(value, 1));
      }
    }
    if (parser.nextToken() != null) {
      throw reader.here("unexpected text after the object");
    }
    return new Outline(list, new JsonObject(others), items, tooLong);
  }

  private static int count(JsonParser parser, int itemLength, BitSet tooLong) {
    int items = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      long begin = parser.currentTokenLocation().getCharOffset();
      parser.skipChildren();
      parser.finishToken();
      if (parser.currentLocation().getCharOffset() - begin > itemLength) {
        tooLong.set(items);
      }
      items++;
    }
    return items;
  }

  /** Moves to the beginning of the list, and returns its nesting depth. */
  private int begun() {
    parser.nextToken();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      boolean isList = outline.list().equals(parser.currentName());
      JsonToken value = parser.nextToken();
      if (isList && value == JsonToken.START_ARRAY) {
        return parser.streamReadContext().getNestingDepth();
      }
      parser.skipChildren();
    }
    throw new IllegalStateException("the outline is another body's");
  }

  @Override
  public boolean hasNext() {
    if (!looked) {
      looked = true;
      token = parser.nextToken();
    }
    return token != JsonToken.END_ARRAY;
  }

  @Override
  public Parsed next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    looked = false;
    boolean tooLong = outline.tooLong().get(index++);
    Parsed item = tooLong ? new Parsed.TooLong(limits.length()) : item();
    parser.skipChildren();
    while (parser.streamReadContext().getNestingDepth() > listDepth) {
      parser.nextToken();
    }
    return item;
  }

  private Parsed item() {
    try {
      if (token != JsonToken.START_OBJECT) {
        throw reader.here("this is not an object");
      }
      return new Parsed.Body(reader.object());
    } catch (Refusal refusal) {
      return refusal.reason;
    } catch (JacksonIOException failure) {
      throw new UncheckedIOException(failure.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  /** A reader that skips a byte order mark at the beginning. */
  private static final class WithoutMark extends Reader {

    private final Reader text;
    private boolean begun;

    WithoutMark(Reader text) {
      this.text = text;
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
      if (!begun && length > 0) {
        begun = true;
        int first = text.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
          chars[offset] = (char) first;
          return 1;
        }
      }
      return text.read(chars, offset, length);
    }

    @Override
    public void close() throws IOException {
      text.close();
    }
  }
}
