package dev.cardfile.cli.command;

/**
 * Thrown when a command could not do what it was asked to. The message is one line for the
 * operator.
 */
public final class CommandFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandFailed(String message) {
    super(message);
  }

  public CommandFailed(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
