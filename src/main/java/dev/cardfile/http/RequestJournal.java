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
 * The last few requests that the server has answered, kept in memory for operators. Bodies and
 * paths are kept only of requests for a location's data. The credentials that operators and apps
 * send to sign in, or to get tokens, are never kept.
 */
public final class RequestJournal {

  static final int MOST = 500;
  static final int MAX_BYTES = 8 * 1024 * 1024;

  /** How many bytes of a body are kept. */
  static final int MAX_BODY = 64 * 1024;

  private final boolean isKept;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final Deque<SeenRequest> seen = new ArrayDeque<>();
  private long last;
  private long bytes;
  private long forgotten = System.nanoTime();

  /**
   * Creates an empty journal.
   *
   * @param isKept whether anybody can see the journal; if not, no request is kept
   */
  public RequestJournal(boolean isKept) {
    this.isKept = isKept;
  }

  boolean isKept() {
    return isKept;
  }

  /**
   * Adds a request. Its content is left out if {@link #forget} was called after the request began,
   * because the content may hold what had to be forgotten.
   *
   * @param began when the request began, in {@link System#nanoTime}
   * @param request builds the entry from its number
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
   * Removes all requests about a location that was deleted, or in which a person was erased. Must
   * be called after that has been committed: then a request that begins later cannot read the data.
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

  /** Returns the number of the last request. */
  public long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the requests after a number, the oldest first. */
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

  /**
   * Waits until there is a request after a number, or until a time has passed. May return early.
   */
  @SuppressWarnings("WaitNotInLoop") // callers loop, and check other conditions too
  public void await(long seq, Duration most) throws InterruptedException {
    lock.lock();
    try {
      if (after(seq).isEmpty()) {
        var _ = added.await(most.toNanos(), TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }
}
