package dev.cardfile.store.sql.group;

import dev.cardfile.background.Worker;
import dev.cardfile.store.StoreFigures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Gathers the work of many callers into batches. While one batch runs, the next one fills, so that
 * batches are as large as the load requires, and nobody waits while the store is idle.
 *
 * <p>Patient work comes in large numbers and must not delay other work, which goes first. While
 * there is other work, patient work gets a part of each batch, so that it makes progress under any
 * load. After such a batch, patient work rests for as long as the batch took, so that it never
 * keeps all processors and the disk busy. If there has been no other work for a while, patient work
 * gets larger batches and no rest.
 *
 * @param <W> a caller's work
 */
public final class GroupCommit<W extends GroupCommit.Waiting> implements AutoCloseable {

  /** Work that a caller waits for. */
  public interface Waiting {

    /** Reports whether other work goes first. */
    default boolean isPatient() {
      return false;
    }

    /** Ends the wait with a failure of the store, unless it has already ended. */
    void fail(Throwable cause);
  }

  /** While there is other work, patient work gets one place in this many. */
  private static final int PART = 4;

  /** After this many batches without other work, batches of patient work may be larger. */
  static final int QUIET = 32;

  /**
   * How many times larger they may be. This saves most of what small batches cost in written pages.
   */
  static final int LARGER = 4;

  private final Capacity capacity;
  private final int batchLimit;
  private final Consumer<List<W>> batchWork;
  private final LongSupplier nanos;
  private final Queue<W> waiting = new ArrayDeque<>();
  private final Queue<W> patient = new ArrayDeque<>();
  private final Worker worker;
  private boolean lastHadOthers;
  private int quietBatches = QUIET;
  private boolean hasPatient;
  private long begunNanos;
  private long restUntilNanos;

  /** How many works may wait, not counting the current batch, and how many patient works. */
  public record Capacity(int waiting, int patient) {}

  /**
   * Starts gathering, on a thread of its own.
   *
   * @param batchLimit the most works in a batch, while there is other than patient work
   * @param batchWork runs a batch, and ends the wait of each of its members
   */
  public GroupCommit(String name, Capacity capacity, int batchLimit, Consumer<List<W>> batchWork) {
    this(name, capacity, batchLimit, batchWork, System::nanoTime);
  }

  /** Starts gathering with a given clock, in nanoseconds. */
  GroupCommit(
      String name,
      Capacity capacity,
      int batchLimit,
      Consumer<List<W>> batchWork,
      LongSupplier nanos) {
    this.nanos = nanos;
    this.begunNanos = nanos.getAsLong();
    this.restUntilNanos = begunNanos;
    this.capacity = capacity;
    this.batchLimit = batchLimit;
    this.batchWork = batchWork;
    this.worker = new Worker(name);
    worker.start(this::runBatches);
  }

  /** Starts gathering where no work is patient. */
  public GroupCommit(String name, int capacity, int batchLimit, Consumer<List<W>> batchWork) {
    this(name, new Capacity(capacity, 0), batchLimit, batchWork);
  }

  /** Adds work to the queue; false if too much is waiting already, or this is closed. */
  public boolean offer(W work) {
    worker.lock();
    try {
      Queue<W> queue = work.isPatient() ? patient : waiting;
      int most = work.isPatient() ? capacity.patient() : capacity.waiting();
      if (worker.isClosed() || queue.size() >= most) {
        return false;
      }
      queue.add(work);
      if (!work.isPatient() || restNanos() <= 0) {
        worker.wake();
      }
      return true;
    } finally {
      worker.unlock();
    }
  }

  /** Returns how much work is waiting at the moment. */
  public StoreFigures.Queue queue() {
    worker.lock();
    try {
      return new StoreFigures.Queue(waiting.size(), capacity.waiting(), patient.size());
    } finally {
      worker.unlock();
    }
  }

  /** Rejects further work, and returns when all waiting work has been run. */
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
    } catch (Throwable failure) { // any failure: if this thread ended, all callers would hang
      batch.forEach(work -> work.fail(failure));
    }
  }

  /** Waits for the next batch; empty if this is closed and nothing is waiting. */
  private List<W> next() {
    worker.lock();
    try {
      restAfterBatch();
      awaitWork();
      return gathered();
    } finally {
      worker.unlock();
    }
  }

  private void restAfterBatch() {
    if (hasPatient && quietBatches < QUIET) {
      long now = nanos.getAsLong();
      restUntilNanos = now + now - begunNanos;
    }
  }

  private void awaitWork() {
    while (waiting.isEmpty() && !worker.isClosed()) {
      long rest = restNanos();
      if (rest > 0) {
        // Even if no patient work is waiting: when it is offered during a rest, it does not wake
        // this thread.
        worker.await(rest);
      } else if (patient.isEmpty()) {
        worker.await();
      } else {
        return;
      }
    }
  }

  /**
   * Returns how long patient work has to rest from now on. Once this is closed, it does not rest,
   * because everything is to be run.
   */
  private long restNanos() {
    return worker.isClosed() ? 0 : restUntilNanos - nanos.getAsLong();
  }

  /**
   * Takes the next batch from the queues. If the last batch had other work, more is likely to come,
   * and must not find a batch full of patient work before it.
   */
  private List<W> gathered() {
    boolean others = lastHadOthers || !waiting.isEmpty();
    // At least one place after a batch with other work, however small batches are.
    int part = Math.max(lastHadOthers ? 1 : 0, batchLimit / PART);
    int alone = quietBatches < QUIET ? batchLimit : batchLimit * LARGER;
    boolean rest = restNanos() > 0;
    int ofPatient = rest ? 0 : Math.min(patient.size(), others ? part : alone);
    List<W> batch = new ArrayList<>();
    move(waiting, batch, batchLimit - ofPatient);
    lastHadOthers = !batch.isEmpty();
    quietBatches = lastHadOthers ? 0 : Math.min(quietBatches + 1, QUIET);
    move(patient, batch, ofPatient);
    hasPatient = ofPatient > 0;
    begunNanos = nanos.getAsLong();
    return batch;
  }

  private void move(Queue<W> from, List<W> to, int most) {
    for (int i = 0; i < most && !from.isEmpty(); i++) {
      to.add(from.remove());
    }
  }
}
