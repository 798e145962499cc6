package dev.cardfile.http.server;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the body of an answer, piece by piece, as fast as the client takes it. */
@FunctionalInterface
public interface BodyWriter {

  /**
   * Writes the whole body. If the method throws after something has been sent, the answer breaks
   * off, so that the client sees that it is incomplete.
   *
   * @param out throws {@link ClientGone} if the client is gone or too slow; need not be closed
   */
  void write(OutputStream out) throws IOException;
}
