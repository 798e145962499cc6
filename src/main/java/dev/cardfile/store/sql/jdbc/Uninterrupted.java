package dev.cardfile.store.sql.jdbc;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits without being interrupted. An interrupt meanwhile is restored afterwards. */
public final class Uninterrupted {

  private Uninterrupted() {}

  /** Returns the result of a task when it is complete. */
  public static <R> R answer(Future<R> task) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
