package dev.cardfile.transfer.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A stream that re-encodes a UTF-16 file as UTF-8. */
final class Utf16Stream extends InputStream {

  private final Reader characters;
  private final char[] chars = new char[8192];
  private byte[] bytes = {};
  private int at;
  private int held;

  Utf16Stream(InputStream file, Charset encoding) {
    this.characters = new InputStreamReader(file, encoding);
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int some = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, target, offset, some);
    at += some;
    return some;
  }

  private boolean fill() throws IOException {
    while (at == bytes.length) {
      int count = characters.read(chars, held, chars.length - held);
      int end = Math.max(0, count) + held;
      if (count < 0 && end == 0) {
        return false;
      }
      // A high surrogate at the end is held until the low one is read.
      held = count > 0 && Character.isHighSurrogate(chars[end - 1]) ? 1 : 0;
      bytes = new String(chars, 0, end - held).getBytes(StandardCharsets.UTF_8);
      at = 0;
      if (held == 1) {
        chars[0] = chars[end - 1];
      }
    }
    return true;
  }
}
