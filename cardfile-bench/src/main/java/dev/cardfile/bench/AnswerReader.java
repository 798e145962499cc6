package dev.cardfile.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** Reads HTTP/1.1 answers from a connection, one at a time. All getters describe the last one. */
final class AnswerReader {

  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final byte[] PROTOCOL = AsciiText.bytes("HTTP/1.1 ");
  private static final byte[] LENGTH = AsciiText.bytes("\r\ncontent-length:");
  private static final byte[] HEAD_END = AsciiText.bytes("\r\n\r\n");
  private static final byte[] NEW = AsciiText.bytes("\"new\":");

  private ByteBuffer in = ByteBuffer.allocate(16 * 1024);
  private byte[] buffer = in.array();
  private int bodyStart;
  private int end;

  /** What an answer to an upsert says about its contact. */
  enum News {
    CREATED,
    FOUND,
    NOT_SAID
  }

  /** Starts the next answer, and discards the last one. */
  void begin() {
    in.clear();
    end = 0;
  }

  /**
   * Reads the bytes that have arrived.
   *
   * @return whether the answer is complete
   * @throws IOException when the server has closed the connection, or sends anything but one
   *     HTTP/1.1 answer with a Content-Length
   */
  boolean readFrom(ReadableByteChannel channel) throws IOException {
    if (channel.read(in) < 0) {
      throw new EOFException("the server closed the connection");
    }
    if (end == 0) {
      readHead(in.position());
    }
    if (end > 0 && in.position() > end) {
      throw new ProtocolException("the server sent more than one answer");
    }
    if (!in.hasRemaining()) {
      grow();
    }
    return end > 0 && in.position() == end;
  }

  int status() {
    int status = 0;
    for (int i = STATUS_AT; i < STATUS_AT + 3; i++) {
      status = status * 10 + buffer[i] - '0';
    }
    return status;
  }

  int bodyLength() {
    return end - bodyStart;
  }

  String body() {
    return new String(buffer, bodyStart, bodyLength(), StandardCharsets.UTF_8);
  }

  /**
   * Returns the value of the member {@code new}. Searching the raw bytes is safe: inside a JSON
   * string its quotes would be escaped.
   */
  News news() {
    int at = find(NEW, bodyStart, end);
    if (at < 0 || at + NEW.length >= end) {
      return News.NOT_SAID;
    }
    return switch (buffer[at + NEW.length]) {
      case 't' -> News.CREATED;
      case 'f' -> News.FOUND;
      default -> News.NOT_SAID;
    };
  }

  private void readHead(int filled) throws ProtocolException {
    int headEnd = find(HEAD_END, 0, filled);
    if (headEnd < 0) {
      return;
    }
    int length = find(LENGTH, 0, headEnd + 2);
    if (find(PROTOCOL, 0, headEnd) != 0 || length < 0) {
      throw new ProtocolException("the answer is not HTTP/1.1 with a Content-Length");
    }
    bodyStart = headEnd + HEAD_END.length;
    end = bodyStart + number(length + LENGTH.length);
  }

  private int number(int start) throws ProtocolException {
    int at = start;
    while (buffer[at] == ' ') {
      at++;
    }
    int number = 0;
    for (; buffer[at] >= '0' && buffer[at] <= '9' && number < MAX_BYTES; at++) {
      number = number * 10 + buffer[at] - '0';
    }
    if (number >= MAX_BYTES) {
      throw new ProtocolException("the answer is too long");
    }
    return number;
  }

  /**
   * Returns the first index of a text, ignoring the case of ASCII letters; -1 if it does not occur.
   */
  private int find(byte[] text, int from, int to) {
    for (int at = from; at <= to - text.length; at++) {
      int matched = 0;
      while (matched < text.length && lowerCase(buffer[at + matched]) == lowerCase(text[matched])) {
        matched++;
      }
      if (matched == text.length) {
        return at;
      }
    }
    return -1;
  }

  private static int lowerCase(byte character) {
    return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
  }

  private void grow() throws ProtocolException {
    if (buffer.length >= MAX_BYTES) {
      throw new ProtocolException("the answer is too long");
    }
    in = ByteBuffer.allocate(buffer.length * 2).put(in.flip());
    buffer = in.array();
  }
}
