package dev.cardfile.http.server.connection;

/** Thrown when a client has sent more bytes than it may. */
public final class TooMuch extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooMuch() {
    super("more bytes than allowed", null, false, false);
  }
}
