package dev.cardfile.http.server.connection;

/** More bytes arrived than may. */
public final class TooMuch extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooMuch() {
    super("more bytes than allowed", null, false, false);
  }
}
