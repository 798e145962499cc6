package dev.cardfile.server;

/**
 * Thrown when the folder of a store cannot be created. The message is one line for the operator.
 */
public final class CannotMakeFolder extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotMakeFolder(String message, Exception cause) {
    super(message, cause);
  }
}
