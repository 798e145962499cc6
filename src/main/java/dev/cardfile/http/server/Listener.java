package dev.cardfile.http.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections until it is closed. An accept that fails, usually because the process has run
 * out of file descriptors, does not end it: it releases what it can, waits and tries again, while
 * new clients wait in the operating system's queue.
 */
final class Listener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  private static final int BACKLOG = 1024;
  private static final int RESERVE = 8;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(10);

  private final ServerSocketChannel server;
  private final int port;
  private final Consumer<SocketChannel> taker;
  private final Runnable relief;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("http-listener").unstarted(this::listen);
  private final CompletableFuture<Void> broken = new CompletableFuture<>();
  private volatile boolean closed;

  /**
   * Unused channels, which are closed to release their file descriptors when there are no others.
   * Used only by the listener's thread.
   */
  private final List<SocketChannel> reserve = new ArrayList<>();

  private boolean failing;
  private long warnedAt = System.nanoTime() - BETWEEN_WARNINGS.toNanos();

  private Listener(
      ServerSocketChannel server, int port, Consumer<SocketChannel> taker, Runnable relief) {
    this.server = server;
    this.port = port;
    this.taker = taker;
    this.relief = relief;
  }

  /**
   * Binds the address. Connections are accepted from {@link #start} on.
   *
   * @param taker receives each connection, and must not block
   * @param relief closes what can be spared if accepting fails
   */
  static Listener bind(String host, int port, Consumer<SocketChannel> taker, Runnable relief)
      throws CannotListen {
    try {
      ServerSocketChannel server = ServerSocketChannel.open();
      try {
        server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        server.bind(new InetSocketAddress(host, port), BACKLOG);
        int bound = ((InetSocketAddress) server.getLocalAddress()).getPort();
        return new Listener(server, bound, taker, relief);
      } catch (IOException | RuntimeException e) {
        server.close();
        throw e;
      }
    } catch (IOException | RuntimeException taken) {
      throw new CannotListen(host, port, taken);
    }
  }

  void start() {
    thread.start();
  }

  int port() {
    return port;
  }

  /** Runs an action if the listening socket is closed by anything but {@link #close}. */
  void whenBroken(Runnable action) {
    var _ = broken.thenRun(action);
  }

  private void listen() {
    try {
      fillReserve();
    } catch (IOException noneLeft) {
      // If this matters, the first accept fails too.
    }
    acceptUntilClosed();
    closeReserve();
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException gone) {
      // It is closed then.
    }
  }

  private void acceptUntilClosed() {
    while (!closed) {
      try {
        SocketChannel channel = server.accept();
        failing = false;
        hand(channel);
      } catch (ClosedChannelException ended) {
        if (!closed) {
          LOG.error("the listening socket was closed unexpectedly");
          broken.complete(null);
        }
        return;
      } catch (IOException | RuntimeException | Error e) {
        waitAfter(e);
      }
    }
  }

  private void hand(SocketChannel channel) throws IOException {
    try {
      taker.accept(channel);
    } catch (RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  private void waitAfter(Throwable failure) {
    try {
      // Releases file descriptors for the classes and files that other threads may have to open
      // now.
      closeReserve();
      warn(failure);
      relief.run();
    } catch (RuntimeException | Error notEvenThat) {
      // The next accept shows whether the failure lasts.
    }
    try {
      Thread.sleep(PAUSE);
      fillReserve();
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error stillNone) {
      // The reserve stays smaller until the next time.
    }
  }

  private void fillReserve() throws IOException {
    while (reserve.size() < RESERVE) {
      reserve.add(SocketChannel.open());
    }
  }

  private void closeReserve() {
    reserve.forEach(Listener::close);
    reserve.clear();
  }

  private void warn(Throwable failure) {
    long now = System.nanoTime();
    if (failing || now - warnedAt < BETWEEN_WARNINGS.toNanos()) {
      return;
    }
    LOG.atWarn()
        .addKeyValue("cause", String.valueOf(failure.getMessage()))
        .log("no connection can be accepted for now; new clients wait");
    failing = true;
    warnedAt = now;
  }

  @Override
  public void close() {
    closed = true;
    try {
      server.close();
    } catch (IOException e) {
      LOG.debug("closing the listening socket", e);
    }
  }
}
