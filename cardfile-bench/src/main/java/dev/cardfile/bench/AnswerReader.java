package dev.cardfile.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** Reads one HTTP/1.1 answer after the other from a connection; what it tells is of the last. */
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

  /** What an answer to an upsert says. */
  enum News {
    CREATED,
    FOUND,
    NOT_SAID
  }

  /** What is read from now on is the next answer. */
  void begin() {
    in.clear();
    end = 0;
  }

  /**
   * Reads what is there of the answer.
   *
   * @return whether it is whole
   * @throws IOException when no more comes, or nothing that is understood here
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

  /** Whether it says that there is a new contact. Inside a JSON string the name is escaped. */
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

  /** The first place of lower-case text, whatever the case of the bytes; -1 when there is none. */
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
