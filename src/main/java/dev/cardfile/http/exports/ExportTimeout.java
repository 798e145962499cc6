package dev.cardfile.http.exports;

import dev.cardfile.http.AnswerAborted;
import dev.cardfile.wire.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Ends an export if its client reads too slowly or its token becomes invalid: an open snapshot
 * keeps the database from reclaiming the space of overwritten rows.
 */
final class ExportTimeout {

  /** The minimum speed, in bytes per second of the time that is spent waiting for the client. */
  static final long SLOWEST = 64 * 1024;

  /** Waiting time that does not count, since networks pause now and then. */
  static final Duration GRACE = Duration.ofSeconds(15);

  static final Duration LONGEST = Duration.ofHours(2);

  private static final Duration CHECKED = Duration.ofSeconds(1);

  private final BooleanSupplier stillAllowed;
  private final LongSupplier nanos;
  private final long began;
  private long checkedAt;
  private long waited;
  private long sent;

  /**
   * @param stillAllowed asks the store whether the token still allows the export
   * @param nanos a clock in nanoseconds, with any origin
   */
  ExportTimeout(BooleanSupplier stillAllowed, LongSupplier nanos) {
    this.stillAllowed = stillAllowed;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
    this.checkedAt = began;
  }

  /** Sends something to the client. */
  interface Sending {
    void send() throws IOException;
  }

  /**
   * Sends something, and then checks whether the export may continue.
   *
   * @throws AnswerAborted if the export has to end
   */
  void send(int bytes, Sending sending) throws IOException {
    long before = nanos.getAsLong();
    sending.send();
    long now = nanos.getAsLong();
    waited += now - before;
    sent += bytes;
    check(now);
  }

  private void check(long now) throws IOException {
    long slow = waited - GRACE.toNanos();
    if (slow > 0 && sent < SLOWEST * (double) slow / Duration.ofSeconds(1).toNanos()) {
      throw new AnswerAborted("the reader of an export is too slow", new Problem.RequestTimeout());
    }
    if (now - began > LONGEST.toNanos()) {
      throw new AnswerAborted("an export has taken too long", new Problem.RequestTimeout());
    }
    if (now - checkedAt > CHECKED.toNanos()) {
      checkedAt = now;
      if (!stillAllowed.getAsBoolean()) {
        throw new AnswerAborted("the token of an export is gone", new Problem.InvalidToken(false));
      }
    }
  }
}
