package dev.cardfile.bench;

/** Thrown when the benchmark cannot continue. The message is one line for the operator. */
public final class BenchFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BenchFailed(String message) {
    super(message);
  }
}
