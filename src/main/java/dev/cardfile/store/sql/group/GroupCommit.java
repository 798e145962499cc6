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
 * Gathers what many callers bring into batches: while one batch is under way the next one fills, so
 * that batches are as large as the load asks for and nobody waits on an idle store.
 *
 * <p>What is patient comes in masses, and must not make the others wait: they go first, and beside
 * them it has a part of a batch, so that it goes on whatever they bring. After such a batch it
 * rests as long as that took, so that masses never keep all processors and the disk busy. Where
 * others have not come for a while, the patient have larger batches and no rest.
 *
 * @param <W> what a caller brings
 */
public final class GroupCommit<W extends GroupCommit.Waiting> implements AutoCloseable {

  /** Somebody waits for it. */
  public interface Waiting {

    /** Whether others go first. */
    default boolean isPatient() {
      return false;
    }

    /** Ends the wait with a failure of the store, unless it has ended. */
    void fail(Throwable cause);
  }

  /** Which part of a batch is left to the patient, where there are others. */
  private static final int PART = 4;

  /** After so many batches without others, nobody else is about: then batches may be larger. */
  static final int QUIET = 32;

  /** How many times larger: it saves most of what the pages of a small batch cost. */
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

  /** How many may wait, besides the batch that is under way, and how many of the patient. */
  public record Capacity(int waiting, int patient) {}

  /**
   * Starts gathering, on a thread of its own.
   *
   * @param batchLimit of a batch, where others come too
   * @param batchWork runs a batch, and ends the wait of each of its members
   */
  public GroupCommit(String name, Capacity capacity, int batchLimit, Consumer<List<W>> batchWork) {
    this(name, capacity, batchLimit, batchWork, System::nanoTime);
  }

  /** As above, by a clock of the caller's, in nanoseconds. */
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

  /** As above, where nothing is patient. */
  public GroupCommit(String name, int capacity, int batchLimit, Consumer<List<W>> batchWork) {
    this(name, new Capacity(capacity, 0), batchLimit, batchWork);
  }

  /** Takes it into the next batch; false when too many wait already, or this is closed. */
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

  /** What waits at this moment. */
  public StoreFigures.Queue queue() {
    worker.lock();
    try {
      return new StoreFigures.Queue(waiting.size(), capacity.waiting(), patient.size());
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
        // Also where nobody is patient yet: whoever comes while they rest wakes nobody.
        worker.await(rest);
      } else if (patient.isEmpty()) {
        worker.await();
      } else {
        return;
      }
    }
  }

  /** How long the patient rest from now on; not when this is closed, and all are to be run. */
  private long restNanos() {
    return worker.isClosed() ? 0 : restUntilNanos - nanos.getAsLong();
  }

  /** Others who came lately come again: they must not find a whole batch of the patient. */
  private List<W> gathered() {
    boolean others = lastHadOthers || !waiting.isEmpty();
    // One in turn where there is no part of a batch.
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
