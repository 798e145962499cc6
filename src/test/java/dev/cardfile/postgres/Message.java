package dev.cardfile.postgres;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message of PostgreSQL's protocol.
 *
 * @param type a letter, or {@link #STARTUP}
 */
record Message(char type, byte[] body) {

  /** The first messages of a client have no letter. */
  static final char STARTUP = 0;

  /** What a length counts besides the body: itself. */
  private static final int LENGTH_BYTES = 4;

  static Message readStartup(DataInputStream in) throws IOException {
    return readBody(STARTUP, in);
  }

  static Message read(DataInputStream in) throws IOException {
    return readBody((char) in.readUnsignedByte(), in);
  }

  private static Message readBody(char type, DataInputStream in) throws IOException {
    int length = in.readInt() - LENGTH_BYTES;
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    return new Message(type, body);
  }

  void write(DataOutputStream out) throws IOException {
    if (type != STARTUP) {
      out.writeByte(type);
    }
    out.writeInt(body.length + LENGTH_BYTES);
    out.write(body);
  }

  /** Of a first message: what it asks for. */
  int code() {
    return ByteBuffer.wrap(body).getInt();
  }

  /** The texts that the body begins with, each ending in a zero byte. */
  List<String> texts(int count) {
    List<String> texts = new ArrayList<>();
    int from = 0;
    for (int to = 0; texts.size() < count; to++) {
      if (body[to] == 0) {
        texts.add(new String(body, from, to - from, StandardCharsets.UTF_8));
        from = to + 1;
      }
    }
    return texts;
  }
}
