package dev.cardfile.server;

/** A server did not start, and nothing of it is left open. The message is one line for a person. */
public final class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotStart(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
