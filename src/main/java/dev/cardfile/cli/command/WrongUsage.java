package dev.cardfile.cli.command;

/** The command was called with something that it does not take. The message is one line. */
public final class WrongUsage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WrongUsage(String message) {
    super(message);
  }
}
