package dev.cardfile.http.server.connection;

/** Thrown when the deadline for a body has passed. */
public final class TooSlow extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooSlow() {
    super("the body did not arrive in time", null, false, false);
  }
}
