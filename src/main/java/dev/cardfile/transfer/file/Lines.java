package dev.cardfile.transfer.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file. Each line is decoded separately, as UTF-8 or else as Windows-1252, because
 * files are often put together from parts with different encodings. A line longer than {@link
 * #MAX_LENGTH} is reported as a problem instead of being kept.
 */
final class Lines {

  /** In bytes; a row of a batch has the same limit. */
  static final int MAX_LENGTH = 1 << 20;

  private static final int SHOWN = 200;
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final FileProblem TOO_LONG =
      new FileProblem("line_too_long", "The line is longer than 1 MiB.");
  private static final FileProblem NUL =
      new FileProblem(
          "nul", "The line has a NUL character, which no text has. Save the file as CSV UTF-8.");
  private static final FileProblem NOT_TEXT =
      new FileProblem(
          "encoding", "The line is neither UTF-8 nor Windows-1252. Save the file as CSV UTF-8.");

  private final @Nullable InputStream bytes;
  private final Deque<Line> waiting = new ArrayDeque<>();
  private final byte[] buffer;
  private int from;
  private int to;
  private byte[] line = new byte[256];
  private int length;
  private boolean tooLong;
  private long number;
  private boolean sawWindows;

  Lines(InputStream bytes) {
    this.bytes = bytes;
    this.buffer = new byte[1 << 16];
  }

  /** Creates a source of lines that have already been read. */
  Lines(List<Line> lines) {
    this.bytes = null;
    this.buffer = new byte[0];
    waiting.addAll(lines);
  }

  /** Reads the next line. Returns null at the end. */
  @Nullable Line next() throws IOException {
    Line kept = waiting.poll();
    return kept != null ? kept : read();
  }

  /** Pushes lines back, so that {@link #next} returns them again in this order. */
  void back(List<Line> lines) {
    lines.reversed().forEach(waiting::addFirst);
  }

  /** Reports whether any line so far was read as Windows-1252. */
  boolean sawWindows() {
    return sawWindows;
  }

  private @Nullable Line read() throws IOException {
    length = 0;
    tooLong = false;
    while (true) {
      if (from == to && !fill()) {
        return length == 0 && !tooLong ? null : line("");
      }
      int end = from;
      while (end < to && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      keep(from, end);
      from = end;
      if (end < to) {
        return line(end());
      }
    }
  }

  /** Reads a line terminator whose first byte is in the buffer. */
  private String end() throws IOException {
    if (buffer[from++] == '\n') {
      return "\n";
    }
    if ((from < to || fill()) && buffer[from] == '\n') {
      from++;
      return "\r\n";
    }
    return "\r";
  }

  private boolean fill() throws IOException {
    from = 0;
    to = bytes == null ? 0 : Math.max(0, bytes.readNBytes(buffer, 0, buffer.length));
    return to > 0;
  }

  private void keep(int begin, int end) {
    int more = Math.min(end - begin, MAX_LENGTH - length);
    tooLong |= more < end - begin;
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
    }
    System.arraycopy(buffer, begin, line, length, more);
    length += more;
  }

  private Line line(String end) {
    number++;
    String text = text();
    FileProblem problem = null;
    if (tooLong) {
      problem = TOO_LONG;
      text = text.substring(0, Math.min(SHOWN, text.length()));
    } else if (text.indexOf('\0') >= 0) {
      problem = NUL;
    } else if (text.indexOf('\uFFFD') >= 0 && !isUtf8()) {
      problem = NOT_TEXT;
    }
    return new Line(number, text, end, problem);
  }

  private String text() {
    String text = new String(line, 0, length, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0 || tooLong || isUtf8()) {
      return text;
    }
    sawWindows = true;
    return new String(line, 0, length, WINDOWS);
  }

  private boolean isUtf8() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
      return true;
    } catch (CharacterCodingException isNot) {
      return false;
    }
  }
}
