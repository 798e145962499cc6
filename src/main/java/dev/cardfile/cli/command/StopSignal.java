package dev.cardfile.cli.command;

/** Tells a server when to end. */
public interface StopSignal {

  /** From now on a signal does not end the program, but {@link #await}. */
  void arm();

  /** Waits until the server is to end; at once when it was to end before. */
  void await() throws InterruptedException;
}
