package dev.cardfile.http.exports;

import dev.cardfile.http.BrokenOff;
import dev.cardfile.wire.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Ends an export whose reader is slow, or whose token is gone: an open snapshot keeps the database
 * from letting go of what has been written over since.
 */
final class ExportPatience {

  /** In bytes a second, of the time that the reader lets us wait. */
  static final long SLOWEST = 64 * 1024;

  /** So long it may wait at once, for a network has its pauses. */
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
   * @param stillAllowed asks the store
   * @param nanos the time, from any beginning
   */
  ExportPatience(BooleanSupplier stillAllowed, LongSupplier nanos) {
    this.stillAllowed = stillAllowed;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
    this.checkedAt = began;
  }

  /** Something that is sent to the reader. */
  interface Sending {
    void send() throws IOException;
  }

  /**
   * Sends something.
   *
   * @throws BrokenOff when the export is to end
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
      throw new BrokenOff("the reader of an export is too slow", new Problem.RequestTimeout());
    }
    if (now - began > LONGEST.toNanos()) {
      throw new BrokenOff("an export has taken too long", new Problem.RequestTimeout());
    }
    if (now - checkedAt > CHECKED.toNanos()) {
      checkedAt = now;
      if (!stillAllowed.getAsBoolean()) {
        throw new BrokenOff("the token of an export is gone", new Problem.InvalidToken(false));
      }
    }
  }
}
