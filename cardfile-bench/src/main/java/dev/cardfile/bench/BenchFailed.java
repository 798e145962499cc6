package dev.cardfile.bench;

/** The benchmark cannot go on. The message is one line for the operator. */
public final class BenchFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BenchFailed(String message) {
    super(message);
  }
}
