package dev.cardfile.server;

/** The folder of a store cannot be made. The message is one line for a person. */
public final class CannotMakeFolder extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotMakeFolder(String message, Exception cause) {
    super(message, cause);
  }
}
