package dev.cardfile.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Objects on a line each; blank lines are skipped. */
public final class JsonLines implements JsonItems {

  private static final int FIRST_SIZE = 1024;
  private static final int PIECE = 16 * 1024;

  private final InputStream in;
  private final Limits limits;
  private final byte[] piece = new byte[PIECE];

  /** The range of the piece that has not been consumed. */
  private int from;

  private int to;
  private int lines;
  private boolean ended;
  private JsonReader.@Nullable Parsed next;

  /** Creates an iterator that owns the stream and closes it. */
  public JsonLines(InputStream in, Limits limits) {
    this.in = in;
    this.limits = limits;
  }

  /** Counts the objects, but never beyond {@code most + 1}. */
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

  /** Reads the next line; returns null if it is blank, and at the end. */
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

  /** Reads another piece if this one is consumed; reports whether there are bytes left. */
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
