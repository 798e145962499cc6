package dev.cardfile.http.server;

import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The stream that a body is written to. It is buffered, and sends nothing before the first buffer
 * is full or flushed: if a writer fails before that, another answer can still be sent. Only {@link
 * #finish} ends the body.
 */
final class AnswerStream extends OutputStream {

  private static final int PIECE = 16 * 1024;

  private final byte[] piece = new byte[PIECE];
  private final Runnable begin;
  private final Supplier<OutputStream> opened;
  private final Runnable end;
  private @Nullable OutputStream out;
  private int size;
  private boolean broken;

  /**
   * @param begin runs before anything is sent
   * @param end completes the answer, after the stream to the client is closed
   */
  AnswerStream(Runnable begin, Supplier<OutputStream> opened, Runnable end) {
    this.begin = begin;
    this.opened = opened;
    this.end = end;
  }

  @Override
  public void write(int one) {
    if (size == PIECE) {
      sendPiece();
    }
    piece[size++] = (byte) one;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int end = offset + length;
    for (int at = offset; at < end; ) {
      if (size == PIECE) {
        sendPiece();
      }
      int count = Math.min(PIECE - size, end - at);
      System.arraycopy(bytes, at, piece, size, count);
      size += count;
      at += count;
    }
  }

  /** Sends what has been written so far, so that the client receives it now. */
  @Override
  public void flush() {
    sendPiece();
    toClient(OutputStream::flush);
  }

  /** Ends the body, which is complete. */
  void finish() {
    sendPiece();
    toClient(stream -> {
      stream.close();
      end.run();
    });
  }

  private void sendPiece() {
    int full = size;
    size = 0;
    toClient(stream -> stream.write(piece, 0, full));
  }

  private interface Sending {
    void to(OutputStream stream) throws IOException;
  }

  private void toClient(Sending sending) {
    if (broken) {
      throw new ClientGone();
    }
    try {
      sending.to(opened());
    } catch (IOException | UncheckedIOException | CloseConnectionException gone) {
      broken = true;
      throw new ClientGone();
    }
  }

  private OutputStream opened() {
    OutputStream stream = out;
    if (stream == null) {
      begin.run();
      stream = opened.get();
      out = stream;
    }
    return stream;
  }
}
