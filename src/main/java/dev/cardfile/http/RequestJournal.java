package dev.cardfile.http;

import dev.cardfile.location.LocationId;
import dev.cardfile.wire.operator.SeenRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/**
 * The last requests that the server has answered, for operators: in memory only, and few. Bodies
 * and paths are kept of requests about a location's things alone; what an operator or an app sends
 * to get in is never here.
 */
public final class RequestJournal {

  static final int MOST = 500;
  static final int MAX_BYTES = 8 * 1024 * 1024;

  /** Of a body, so much is kept. */
  static final int MAX_BODY = 64 * 1024;

  private final boolean isKept;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final Deque<SeenRequest> seen = new ArrayDeque<>();
  private long last;
  private long bytes;
  private long forgotten = System.nanoTime();

  /**
   * Without any request.
   *
   * @param isKept whether anybody can see them; if not, none is kept
   */
  public RequestJournal(boolean isKept) {
    this.isKept = isKept;
  }

  boolean isKept() {
    return isKept;
  }

  /**
   * Adds a request, by its number. Its content is left out where something was forgotten since it
   * began: it may tell of just that.
   *
   * @param began when, as {@link System#nanoTime} has it
   */
  void add(long began, LongFunction<SeenRequest> request) {
    lock.lock();
    try {
      SeenRequest made = request.apply(++last);
      if (began - forgotten < 0) {
        made = made.withoutContent();
      }
      seen.addLast(made);
      bytes += made.weight();
      while (seen.size() > MOST || (bytes > MAX_BYTES && seen.size() > 1)) {
        bytes -= seen.removeFirst().weight();
      }
      added.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Forgets all requests about a location, in which a person was erased, or which was deleted. To
   * be called when that is done, so that whoever reads later finds nothing to add.
   */
  public void forget(LocationId location) {
    lock.lock();
    try {
      forgotten = System.nanoTime();
      seen.removeIf(each -> location.equals(each.location()));
      bytes = seen.stream().mapToLong(SeenRequest::weight).sum();
    } finally {
      lock.unlock();
    }
  }

  /** The number of the last request. */
  public long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** The requests behind a number, the oldest first. */
  public List<SeenRequest> after(long seq) {
    lock.lock();
    try {
      return seen.reversed().stream().takeWhile(each -> each.seq() > seq).toList().reversed();
    } finally {
      lock.unlock();
    }
  }

  public Optional<SeenRequest> find(String traceId) {
    lock.lock();
    try {
      return seen.stream().filter(each -> each.traceId().equals(traceId)).findFirst();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is a request behind a number, but no longer than so. */
  @SuppressWarnings("WaitNotInLoop") // whoever waits looks again, and has more to look at
  public void await(long seq, Duration most) throws InterruptedException {
    lock.lock();
    try {
      if (last <= seq) {
        var _ = added.await(most.toNanos(), TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }
}
