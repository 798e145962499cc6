package dev.cardfile.http;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * The time until which a connection's client must have sent what is awaited. When it has passed, a
 * read that waits ends as if the client had ended its side; writing goes on working.
 *
 * <p>A read timeout on the socket itself would be simpler, and was tried: it more than halved the
 * requests per second.
 */
final class Deadline {

  private static final long NONE = Long.MAX_VALUE;

  private final SocketChannel channel;
  private volatile long start;
  private volatile long span = NONE;
  private volatile boolean passed;

  Deadline(SocketChannel channel) {
    this.channel = channel;
  }

  void set(Duration time) {
    // In this order, so that whoever looks in between sees no deadline and not an old one.
    span = NONE;
    start = System.nanoTime();
    span = time.toNanos();
  }

  void lift() {
    span = NONE;
  }

  boolean isPassed() {
    return passed;
  }

  /** Ends the read that waits, if the time has passed. */
  void enforce(long nowNanos) {
    long limit = span;
    if (limit == NONE || nowNanos - start <= limit || passed) {
      return;
    }
    passed = true;
    try {
      channel.shutdownInput();
    } catch (IOException | RuntimeException closedAlready) {
      // Then no read waits.
    }
  }
}
