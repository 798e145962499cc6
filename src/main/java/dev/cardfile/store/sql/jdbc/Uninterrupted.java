package dev.cardfile.store.sql.jdbc;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waiting that no interrupt ends; the interrupt is kept for later. */
public final class Uninterrupted {

  private Uninterrupted() {}

  /** What the task answers. */
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
