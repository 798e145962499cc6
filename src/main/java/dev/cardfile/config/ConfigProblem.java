package dev.cardfile.config;

/** Thrown when a setting cannot be used. The message is one line for the operator. */
public final class ConfigProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ConfigProblem(String message) {
    super(message);
  }
}
