package dev.cardfile.http.server;

/** Thrown when the client has disconnected or stopped reading: nobody waits for the answer. */
public final class ClientGone extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ClientGone() {
    super("the client is gone", null, false, false);
  }
}
