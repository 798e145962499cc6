package dev.cardfile.store.sql;

/** Waiting for threads. */
final class Threads {

  private Threads() {}

  /** Waits until the thread has ended; an interrupt is kept for later. */
  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
