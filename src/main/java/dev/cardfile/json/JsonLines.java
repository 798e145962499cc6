package dev.cardfile.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Objects of which each has a line of its own; blank lines are passed over. */
public final class JsonLines implements JsonItems {

  private static final int FIRST_SIZE = 1024;
  private static final int PIECE = 16 * 1024;

  private final InputStream in;
  private final Limits limits;
  private final byte[] piece = new byte[PIECE];

  /** What is left of the piece. */
  private int from;

  private int to;
  private int lines;
  private boolean ended;
  private JsonReader.@Nullable Parsed next;

  /** Takes over the stream. */
  public JsonLines(InputStream in, Limits limits) {
    this.in = in;
    this.limits = limits;
  }

  /** How many there are, or one more than the most. */
  public static int count(InputStream in, int most) throws IOException {
    int count = 0;
    boolean blank = true;
    byte[] piece = new byte[PIECE];
    for (int size = in.read(piece); size >= 0 && count <= most; size = in.read(piece)) {
      for (int i = 0; i < size; i++) {
        if (piece[i] == '\n') {
          blank = true;
        } else if (blank && !isBlank(piece[i])) {
          blank = false;
          count++;
        }
      }
    }
    return Math.min(count, most + 1);
  }

  private static boolean isBlank(int each) {
    return each == ' ' || each == '\t' || each == '\r';
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && !ended) {
        next = readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return next != null;
  }

  @Override
  public JsonReader.Parsed next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    JsonReader.Parsed item = Objects.requireNonNull(next, "there is one");
    next = null;
    return item;
  }

  /** Null for a blank line, and for none. */
  private JsonReader.@Nullable Parsed readLine() throws IOException {
    lines++;
    ByteArrayOutputStream line = new ByteArrayOutputStream(FIRST_SIZE);
    boolean blank = true;
    boolean tooLong = false;
    boolean whole = false;
    while (!whole && fill()) {
      int end = from;
      while (end < to && piece[end] != '\n') {
        blank = blank && isBlank(piece[end]);
        end++;
      }
      int room = limits.length() - line.size();
      tooLong = tooLong || end - from > room;
      line.write(piece, from, Math.min(end - from, room));
      whole = end < to;
      from = whole ? end + 1 : end;
    }
    ended = !whole;
    if (blank) {
      return null;
    }
    return tooLong
        ? new JsonReader.Parsed.TooLong(limits.length())
        : JsonReader.read(line.toByteArray(), limits.values(), lines);
  }

  /** Whether there is more in the piece, or another piece. */
  private boolean fill() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, in.read(piece));
    }
    return from < to;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
