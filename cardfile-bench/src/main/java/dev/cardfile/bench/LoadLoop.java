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
 * Keeps connections busy at a pace, all from one thread: one call of the system learns of many
 * answers, and the processors that the driver shares with the server are left to the server.
 */
final class LoadLoop {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long UNTIL_ANSWERED = Long.MAX_VALUE;
  private static final long LONGEST_WAIT_MILLIS = 1000;

  /** A selector waits whole milliseconds; a shorter wait is slept in pieces of this length. */
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
   * Runs until the pace says that it is over and every answer is there, or it is stopped.
   *
   * @throws IOException when it is unknown what became of a request
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

  /** Ends it, whatever is under way. */
  void stop() {
    stopped = true;
    selector.wakeup();
  }

  /** How many answers came so far. */
  long answers() {
    return answers;
  }

  /** What came back; to be read when it has run. */
  Tally tally() {
    return tally;
  }

  /** How long it is until the next request is due, as far as a connection is free for it. */
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
        // At once, not after the others: the server has work while they are read.
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
