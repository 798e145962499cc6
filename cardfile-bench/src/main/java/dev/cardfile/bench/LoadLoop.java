package dev.cardfile.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps connections busy at a pace, all from one thread. One system call then reports many answers,
 * and the driver takes less processor time from the server that it shares the machine with.
 */
final class LoadLoop {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long UNTIL_ANSWERED = Long.MAX_VALUE;
  private static final long LONGEST_WAIT_MILLIS = 1000;

  /**
   * The length of a short wait. A selector waits in whole milliseconds, so shorter waits are slept
   * in pieces of this length.
   */
  private static final long PIECE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

  private static final long SELECTABLE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final Contender contender;
  private final Pace pace;
  private final Connection.Maker maker;
  private final Queue<Connection> free;
  private final Selector selector;
  private final Tally tally;
  private int underWay;
  private boolean over;
  private long lastNanos;
  private long owedSince;
  private volatile boolean stopped;
  private volatile long answers;

  LoadLoop(
      Contender contender,
      Collection<Connection> connections,
      Pace pace,
      Connection.Maker maker,
      Tally tally)
      throws IOException {
    this.contender = contender;
    this.pace = pace;
    this.maker = maker;
    this.tally = tally;
    this.free = new ArrayDeque<>(connections);
    this.selector = Selector.open();
    for (Connection connection : connections) {
      connection.register(selector);
    }
  }

  /**
   * Runs until the pace is over and every request is answered, or until it is stopped.
   *
   * @throws IOException when the outcome of a request is unknown
   */
  void run() throws IOException {
    try (selector) {
      lastNanos = System.nanoTime();
      long wait = sendWhatIsDue();
      while (!stopped && !(over && underWay == 0)) {
        await(wait);
        receiveAll();
        wait = sendWhatIsDue();
        requirePatience();
      }
      if (over) {
        countUnsent();
      }
    }
  }

  private void countUnsent() {
    long now = System.nanoTime();
    for (long due = pace.takeUnsent(); due != Pace.OVER; due = pace.takeUnsent()) {
      if (pace.isMeasured(due)) {
        tally.unsent(due, now);
      }
    }
  }

  /** Stops the loop without waiting for outstanding answers. May be called from any thread. */
  void stop() {
    stopped = true;
    selector.wakeup();
  }

  /** The number of answers so far. May be called from any thread. */
  long answers() {
    return answers;
  }

  /** The checked and timed answers; may be read only after the loop has run. */
  Tally tally() {
    return tally;
  }

  /**
   * Sends every request that is due and for which a connection is free.
   *
   * @return the nanoseconds until the next request is due; {@link #UNTIL_ANSWERED} if none can be
   *     sent before an answer arrives
   */
  private long sendWhatIsDue() throws IOException {
    while (!free.isEmpty() && !over) {
      long now = System.nanoTime();
      long due = pace.take(now);
      if (due == Pace.NOT_YET) {
        return pace.nextDue() - now;
      }
      if (due == Pace.OVER) {
        over = true;
      } else {
        free.remove().send(maker, due);
        if (underWay++ == 0) {
          owedSince = System.nanoTime();
        }
      }
    }
    return UNTIL_ANSWERED;
  }

  private void await(long wait) throws IOException {
    if (wait >= SELECTABLE_NANOS) {
      long millis = TimeUnit.NANOSECONDS.toMillis(wait) - 1;
      selector.select(Math.min(millis, LONGEST_WAIT_MILLIS));
    } else if (selector.selectNow() == 0) {
      LockSupport.parkNanos(Math.min(wait, PIECE_NANOS));
    }
  }

  private void receiveAll() throws IOException {
    for (SelectionKey key : selector.selectedKeys()) {
      Connection connection = (Connection) key.attachment();
      if (connection.receive()) {
        answered(connection);
        // Not after reading the other answers: this keeps the server busy meanwhile.
        sendWhatIsDue();
      }
    }
    selector.selectedKeys().clear();
  }

  private void answered(Connection connection) {
    lastNanos = System.nanoTime();
    tally.check(contender, connection.ask(), connection.requestBytes(), connection.answer());
    if (pace.isMeasured(connection.due())) {
      tally.time(connection.due(), lastNanos, lastNanos - owedSince);
    }
    owedSince = lastNanos;
    answers = tally.answers();
    underWay--;
    free.add(connection);
  }

  private void requirePatience() throws IOException {
    if (underWay > 0 && System.nanoTime() - lastNanos > PATIENCE_NANOS) {
      throw new IOException(
          "no answer for %d s".formatted(TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS)));
    }
  }
}
