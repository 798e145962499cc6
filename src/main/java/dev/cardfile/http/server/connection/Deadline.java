package dev.cardfile.http.server.connection;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * The time until which a connection's client must have sent what is awaited, or taken what is sent.
 * When it has passed, a read or a write that waits is ended.
 *
 * <p>A read timeout on the socket itself would be simpler, but costs every read a timer of its own.
 */
final class Deadline {

  private static final long NONE = Long.MAX_VALUE;

  /** How to end what waits. */
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

  /** Ends a read as if the client had ended its side; writing goes on working. */
  static Deadline ofReading(SocketChannel channel) {
    return new Deadline(channel, SocketChannel::shutdownInput);
  }

  /** Ends a write, and the connection with it. */
  static Deadline ofWriting(SocketChannel channel) {
    return new Deadline(channel, SocketChannel::close);
  }

  void set(Duration time) {
    set(time.toNanos());
  }

  void set(long nanos) {
    // In this order, so that whoever looks in between sees no deadline and not an old one.
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

  /** Ends what waits, if the time has passed. */
  void enforce(long nowNanos) {
    long limit = span;
    if (limit != NONE && nowNanos - start > limit) {
      pass();
    }
  }

  /** Ends what waits, at once. */
  void pass() {
    if (passed) {
      return;
    }
    passed = true;
    try {
      end.of(channel);
    } catch (IOException | RuntimeException closedAlready) {
      // Then nothing waits.
    }
  }
}
