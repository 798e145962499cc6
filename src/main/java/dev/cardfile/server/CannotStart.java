package dev.cardfile.server;

/**
 * Thrown when a server cannot start; everything that it had opened is closed again. The message is
 * one line for the operator.
 */
public final class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotStart(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
