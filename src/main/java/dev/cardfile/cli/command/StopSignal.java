package dev.cardfile.cli.command;

/** A signal that tells a running command to stop. */
public interface StopSignal {

  /** From now on, makes a signal release {@link #await} instead of ending the program. */
  void arm();

  /** Waits until the command has to stop; returns at once if the signal came before. */
  void await() throws InterruptedException;
}
