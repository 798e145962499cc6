package dev.cardfile.http.server;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the body of an answer, piece by piece, as fast as the client takes it. */
@FunctionalInterface
public interface BodyWriter {

  /**
   * Writes all of it. What it throws breaks the answer off, so that the client sees that it is not
   * whole.
   *
   * @param out throws {@link ClientGone} when the client takes no more; need not be closed
   */
  void write(OutputStream out) throws IOException;
}
