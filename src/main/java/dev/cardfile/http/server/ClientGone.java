package dev.cardfile.http.server;

/** The client of a request is gone, or has stopped to read: nobody waits for the answer. */
public final class ClientGone extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ClientGone() {
    super("the client is gone", null, false, false);
  }
}
