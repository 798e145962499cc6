package dev.cardfile.cli.command;

/**
 * Thrown when a command is called with arguments that it does not accept. The message is one line.
 */
public final class WrongUsage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WrongUsage(String message) {
    super(message);
  }
}
