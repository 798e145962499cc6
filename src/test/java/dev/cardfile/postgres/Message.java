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
 * A message of the PostgreSQL protocol.
 *
 * @param type a letter, or {@link #STARTUP}
 */
record Message(char type, byte[] body) {

  /** Stands for the type of a client's first messages, which have no letter. */
  static final char STARTUP = 0;

  /** The size of the length field, which the length includes. */
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

  /** Returns the request code of a startup message. */
  int code() {
    return ByteBuffer.wrap(body).getInt();
  }

  /** Returns the texts that the body begins with, each terminated by a zero byte. */
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
