package dev.cardfile.bench;

import java.nio.charset.StandardCharsets;

/** A reusable buffer of ASCII text; a new text overwrites the last one. */
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

  /** The buffer itself; only the bytes before {@link #length} are valid. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Moves the write position, and with it the length, without changing any bytes. */
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
   * Appends a pattern with placeholders replaced by the decimal digits of a number, from the right.
   *
   * @param sign the placeholder
   * @param count how many placeholders the pattern has
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

  /** Appends a number in decimal, padded to this many digits with leading zeros. */
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
