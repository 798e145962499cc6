package dev.cardfile.store.sql.group;

import dev.cardfile.background.Worker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Gathers what many callers bring into batches: while one batch is under way the next one fills, so
 * that batches are as large as the load asks for and nobody waits on an idle store.
 *
 * @param <W> what a caller brings
 */
public final class GroupCommit<W extends GroupCommit.Waiting> implements AutoCloseable {

  /** Somebody waits for it. */
  public interface Waiting {

    /** Ends the wait with a failure of the store, unless it has ended. */
    void fail(Throwable cause);
  }

  private final int capacity;
  private final int batchLimit;
  private final Consumer<List<W>> batchWork;
  private final Queue<W> waiting = new ArrayDeque<>();
  private final Worker worker;

  /**
   * Starts gathering, on a thread of its own.
   *
   * @param capacity how many may wait, besides the batch that is under way
   * @param batchWork runs a batch, and ends the wait of each of its members
   */
  public GroupCommit(String name, int capacity, int batchLimit, Consumer<List<W>> batchWork) {
    this.capacity = capacity;
    this.batchLimit = batchLimit;
    this.batchWork = batchWork;
    this.worker = new Worker(name);
    worker.start(this::runBatches);
  }

  /** Takes it into the next batch; false when too many wait already, or this is closed. */
  public boolean offer(W work) {
    worker.lock();
    try {
      if (worker.isClosed() || waiting.size() >= capacity) {
        return false;
      }
      waiting.add(work);
      worker.wake();
      return true;
    } finally {
      worker.unlock();
    }
  }

  /** Takes no more, and returns when all that waited has been run. */
  @Override
  public void close() {
    worker.close();
  }

  private void runBatches() {
    List<W> batch = next();
    while (!batch.isEmpty()) {
      run(batch);
      batch = next();
    }
  }

  private void run(List<W> batch) {
    try {
      batchWork.accept(batch);
    } catch (Throwable failure) { // whatever it is: without this thread all callers would hang
      batch.forEach(work -> work.fail(failure));
    }
  }

  /** The next batch; empty when this is closed and nothing waits. */
  private List<W> next() {
    worker.lock();
    try {
      while (waiting.isEmpty() && !worker.isClosed()) {
        worker.await();
      }
      List<W> batch = new ArrayList<>(Math.min(waiting.size(), batchLimit));
      while (!waiting.isEmpty() && batch.size() < batchLimit) {
        batch.add(waiting.remove());
      }
      return batch;
    } finally {
      worker.unlock();
    }
  }
}
