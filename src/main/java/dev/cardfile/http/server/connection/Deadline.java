package dev.cardfile.http.server.connection;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * The time by which a client must have sent what is expected, or received what is sent. When it has
 * passed, the read or write that waits is ended.
 *
 * <p>A read timeout on the socket itself would be simpler, but costs every read a timer of its own.
 */
final class Deadline {

  private static final long NONE = Long.MAX_VALUE;

  /** The action that ends a read or write. */
  interface End {
    void of(SocketChannel channel) throws IOException;
  }

  private final SocketChannel channel;
  private final End end;
  private volatile long start;
  private volatile long span = NONE;
  private volatile boolean passed;

  private Deadline(SocketChannel channel, End end) {
    this.channel = channel;
    this.end = end;
  }

  /** Returns a deadline that ends reads as if the client had closed its side. Writes still work. */
  static Deadline ofReading(SocketChannel channel) {
    return new Deadline(channel, SocketChannel::shutdownInput);
  }

  /** Returns a deadline that ends writes by closing the connection. */
  static Deadline ofWriting(SocketChannel channel) {
    return new Deadline(channel, SocketChannel::close);
  }

  void set(Duration time) {
    set(time.toNanos());
  }

  void set(long nanos) {
    // In this order, so that another thread never sees the new time with the old start.
    span = NONE;
    start = System.nanoTime();
    span = nanos;
  }

  void lift() {
    span = NONE;
  }

  boolean isPassed() {
    return passed;
  }

  /** Ends the read or write if the time has passed. */
  void enforce(long nowNanos) {
    long limit = span;
    if (limit != NONE && nowNanos - start > limit) {
      pass();
    }
  }

  /** Ends the read or write at once. */
  void pass() {
    if (passed) {
      return;
    }
    passed = true;
    try {
      end.of(channel);
    } catch (IOException | RuntimeException closedAlready) {
      // Nothing waits then.
    }
  }
}
