package dev.cardfile.bench;

import java.nio.charset.StandardCharsets;

/** Text that is written over and over into the same bytes. */
final class AsciiText {

  static final byte[] COMMA = {','};

  private final byte[] bytes;
  private int length;

  AsciiText(int capacity) {
    this.bytes = new byte[capacity];
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The bytes; those from {@link #length} on mean nothing. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Goes on at this place, whatever stands there. */
  AsciiText at(int position) {
    length = position;
    return this;
  }

  AsciiText put(byte[] text) {
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    return this;
  }

  /**
   * A pattern, with the digits of a number in the places of a sign.
   *
   * @param count how many places there are
   */
  AsciiText fill(byte[] pattern, byte sign, long number, int count) {
    put(pattern);
    long left = number;
    int places = count;
    for (int i = length - 1; places > 0; i--) {
      if (bytes[i] == sign) {
        bytes[i] = (byte) ('0' + left % 10);
        left /= 10;
        places--;
      }
    }
    return this;
  }

  /** A number in decimal with this many digits, zeros first. */
  AsciiText digits(long number, int count) {
    long left = number;
    for (int i = length + count - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    length += count;
    return this;
  }
}
