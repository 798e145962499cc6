package dev.cardfile.cli;

/** The command was called with something that it does not take. The message is one line. */
final class WrongUsage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongUsage(String message) {
    super(message);
  }
}
