package dev.cardfile.http.server.connection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Decodes a chunked body by RFC 9112 while it arrives, and encodes it again in chunks that leave
 * nothing to interpret, without extensions and trailers. A body that is not well-formed is
 * rejected, since another server on the way may have taken another point for its end.
 */
final class ChunkedDecoder {

  private static final int MAX_SIZE_DIGITS = 16;
  private static final int MAX_IGNORED_BYTES = 16 * 1024;
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LINE_END = "\r\n".getBytes(StandardCharsets.US_ASCII);

  /** The part of the body to which the next byte belongs. */
  private enum State {
    SIZE,
    BLANK_BEFORE_EXTENSION,
    EXTENSION,
    SIZE_LF,
    DATA,
    DATA_CR,
    DATA_LF,
    TRAILER_START,
    TRAILER_NAME,
    TRAILER_VALUE,
    TRAILER_LF,
    END_LF,
    END
  }

  /** Thrown when the body is not well-formed. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed() {
      super("the chunks are not well-formed", null, false, false);
    }
  }

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private State state = State.SIZE;
  private long size;
  private int digits;
  private int ignored;

  /** Reports whether the body has been read to its end. */
  boolean isAtEnd() {
    return state == State.END;
  }

  /**
   * Decodes the next bytes.
   *
   * @param most the largest allowed chunk
   * @return what was decoded, as one chunk; after the end of the body, also the bytes that follow
   *     it, unchanged; empty if more bytes are needed
   * @throws Malformed if the body is not well-formed
   * @throws TooMuch if a chunk is too large
   */
  byte[] decode(byte[] bytes, long most) {
    int at = 0;
    while (at < bytes.length && state != State.END) {
      if (state == State.DATA) {
        int length = (int) Math.min(size, bytes.length - at);
        data.write(bytes, at, length);
        at += length;
        size -= length;
        state = size == 0 ? State.DATA_CR : State.DATA;
      } else {
        state = after(bytes[at++], most);
      }
    }
    return written(bytes, at);
  }

  private byte[] written(byte[] bytes, int at) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (data.size() > 0) {
      out.writeBytes(Integer.toHexString(data.size()).getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(LINE_END);
      out.writeBytes(data.toByteArray());
      out.writeBytes(LINE_END);
      data.reset();
    }
    if (state == State.END) {
      out.writeBytes(LAST_CHUNK);
      out.write(bytes, at, bytes.length - at);
    }
    return out.toByteArray();
  }

  private State after(byte next, long most) {
    return switch (state) {
      case SIZE -> afterSize(next);
      case BLANK_BEFORE_EXTENSION ->
          isBlank(next)
              ? ignore(State.BLANK_BEFORE_EXTENSION)
              : expect(next == ';', State.EXTENSION);
      case EXTENSION -> next == '\r' ? State.SIZE_LF : ignoreText(next, State.EXTENSION);
      case SIZE_LF -> afterSizeLine(next, most);
      case DATA_CR -> expect(next == '\r', State.DATA_LF);
      case DATA_LF -> expect(next == '\n', State.SIZE);
      case TRAILER_START -> next == '\r' ? State.END_LF : trailerName(next);
      case TRAILER_NAME -> next == ':' ? ignore(State.TRAILER_VALUE) : trailerName(next);
      case TRAILER_VALUE -> next == '\r' ? State.TRAILER_LF : ignoreText(next, State.TRAILER_VALUE);
      case TRAILER_LF -> expect(next == '\n', State.TRAILER_START);
      case END_LF -> expect(next == '\n', State.END);
      case DATA, END -> throw new IllegalStateException();
    };
  }

  private State afterSize(byte next) {
    int digit = next < 0 ? -1 : Character.digit(next, 16);
    if (digit >= 0) {
      digits++;
      expect(digits <= MAX_SIZE_DIGITS && size <= Long.MAX_VALUE >> 4, State.SIZE);
      size = size << 4 | digit;
      return State.SIZE;
    }
    expect(digits > 0, State.SIZE);
    return switch (next) {
      case '\r' -> State.SIZE_LF;
      case ';' -> State.EXTENSION;
      case ' ', '\t' -> ignore(State.BLANK_BEFORE_EXTENSION);
      default -> throw new Malformed();
    };
  }

  private State afterSizeLine(byte next, long most) {
    expect(next == '\n', State.DATA);
    if (size > most) {
      throw new TooMuch();
    }
    digits = 0;
    return size == 0 ? State.TRAILER_START : State.DATA;
  }

  private State trailerName(byte next) {
    boolean isToken =
        (next >= '0' && next <= '9')
            || (next >= 'A' && next <= 'Z')
            || (next >= 'a' && next <= 'z')
            || TOKEN_MARKS.indexOf(next) >= 0;
    expect(isToken, State.TRAILER_NAME);
    return ignore(State.TRAILER_NAME);
  }

  private State ignoreText(byte next, State then) {
    boolean isControl = (next >= 0 && next < ' ' && next != '\t') || next == 0x7f;
    expect(!isControl, then);
    return ignore(then);
  }

  private State ignore(State then) {
    ignored++;
    return expect(ignored <= MAX_IGNORED_BYTES, then);
  }

  private static boolean isBlank(byte next) {
    return next == ' ' || next == '\t';
  }

  private static State expect(boolean good, State then) {
    if (!good) {
      throw new Malformed();
    }
    return then;
  }
}
