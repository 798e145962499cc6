package dev.cardfile.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.task.InterruptableTask;
import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** A connection whose reads and writes have deadlines, and whose reads have bounds. */
final class BoundedConnection
    implements ConnectionContext, ServerConnection, InterruptableTask<Void> {

  private static final ScopedValue<BoundedConnection> CURRENT = ScopedValue.newInstance();
  private static final long UNANNOUNCED_BYTES = 64 * 1024;
  private static final int LATE_LINGER_DIVISOR = 4;

  private final ConnectionContext inner;
  private final HelidonSocket socket;
  private final DataReader reader;
  private final ServerConnection http1;
  private final BoundedConnections.Times times;
  private final SocketChannel channel;
  private final Deadline deadline;
  private final BoundedWriter writer;
  private final Set<Deadline> enforced;
  private Phase phase = Phase.BETWEEN_REQUESTS;
  private long bytesLeft;
  private boolean ended;
  private boolean clientMaySend;

  private enum Phase {
    BETWEEN_REQUESTS,
    IN_HEAD,
    IN_REQUEST
  }

  /** The deadline for the body has passed. */
  static final class TooSlow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooSlow() {
      super("the body did not arrive in time", null, false, false);
    }
  }

  /** More bytes arrived than {@link #expectBody} allows. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuch() {
      super("more bytes than allowed", null, false, false);
    }
  }

  BoundedConnection(
      ConnectionContext inner,
      SocketChannel channel,
      ServerConnectionSelector http1,
      BoundedConnections.Times times,
      Set<Deadline> enforced) {
    this.inner = inner;
    this.socket = inner.serverSocket();
    this.reader = DataReader.create(this::pull);
    this.channel = channel;
    this.times = times;
    this.deadline = Deadline.ofReading(channel);
    this.writer =
        new BoundedWriter(inner.dataWriter(), Deadline.ofWriting(channel), times.answer());
    this.enforced = enforced;
    this.http1 = http1.connection(this);
    deadline.set(times.idle());
  }

  /** The connection of the request that this thread is handling. */
  static BoundedConnection current() {
    return CURRENT.get();
  }

  /** The request's head is read; a body is not wanted yet. */
  void headRead() {
    phase = Phase.IN_REQUEST;
    clientMaySend = true;
    bytesLeft = UNANNOUNCED_BYTES;
    deadline.lift();
  }

  /**
   * Bounds what is still to be read of this request.
   *
   * @param bytes on the wire
   */
  void expectBody(Duration time, long bytes) {
    deadline.set(time);
    bytesLeft = bytes;
  }

  /** Nothing is awaited from the client while its request is served. */
  void readingPauses() {
    deadline.lift();
  }

  /** The request is read to its end. */
  void bodyRead() {
    deadline.lift();
    clientMaySend = false;
  }

  /** The answer is sent. */
  void answered() {
    phase = Phase.BETWEEN_REQUESTS;
    deadline.set(times.idle());
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
    enforced.add(deadline);
    enforced.add(writer.deadline());
    try {
      ScopedValue.where(CURRENT, this)
          .call(() -> {
            http1.handle(limit);
            return Boolean.TRUE;
          });
    } finally {
      if (clientMaySend && !Thread.currentThread().isInterrupted()) {
        linger();
      }
      enforced.remove(deadline);
      enforced.remove(writer.deadline());
    }
  }

  private byte @Nullable [] pull() {
    byte[] bytes;
    try {
      bytes = socket.get();
    } catch (UncheckedIOException e) {
      ended = true;
      throw new ServerConnectionException("the client is gone", e);
    }
    if (deadline.isPassed()) {
      ended = true;
      throw late();
    }
    return received(bytes);
  }

  private byte @Nullable [] received(byte @Nullable [] bytes) {
    if (bytes == null) {
      ended = true;
      return null;
    }
    switch (phase) {
      case BETWEEN_REQUESTS -> {
        phase = Phase.IN_HEAD;
        clientMaySend = true;
        deadline.set(times.head());
      }
      case IN_HEAD -> {}
      case IN_REQUEST -> {
        bytesLeft -= bytes.length;
        if (bytesLeft < 0) {
          throw new TooMuch();
        }
      }
    }
    return bytes;
  }

  private RuntimeException late() {
    return switch (phase) {
      case BETWEEN_REQUESTS -> new QuietClose("idle for too long");
      case IN_HEAD ->
          RequestException.builder()
              .type(DirectHandler.EventType.BAD_REQUEST)
              .status(Status.REQUEST_TIMEOUT_408)
              .message("the head did not arrive in time")
              .build();
      case IN_REQUEST -> new TooSlow();
    };
  }

  /**
   * Reads on for a while. Closing under a client that is still sending resets the connection, and
   * the client may lose the answer that is on its way.
   */
  private void linger() {
    try {
      channel.shutdownOutput();
      if (deadline.isPassed()) {
        // What still comes cannot be read any more, only waited for.
        Thread.sleep(times.linger().dividedBy(LATE_LINGER_DIVISOR));
      } else if (!ended) {
        deadline.set(times.linger());
        byte[] unwanted = socket.get();
        while (unwanted != null) {
          unwanted = socket.get();
        }
      }
    } catch (IOException | UncheckedIOException gone) {
      // There is nobody to wait for.
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Duration idleTime() {
    return http1.idleTime();
  }

  @Override
  public void close(boolean interrupt) {
    http1.close(interrupt);
  }

  @Override
  public boolean canInterrupt() {
    return ((InterruptableTask<?>) http1).canInterrupt();
  }

  @Override
  public ListenerContext listenerContext() {
    return inner.listenerContext();
  }

  @Override
  public ExecutorService executor() {
    return inner.executor();
  }

  @Override
  public DataWriter dataWriter() {
    return writer;
  }

  @Override
  public DataReader dataReader() {
    return reader;
  }

  @Override
  public Router router() {
    return inner.router();
  }

  @Override
  public Optional<ProxyProtocolData> proxyProtocolData() {
    return inner.proxyProtocolData();
  }

  @Override
  public HelidonSocket serverSocket() {
    return socket;
  }

  @Override
  public PeerInfo remotePeer() {
    return inner.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return inner.localPeer();
  }

  @Override
  public boolean isSecure() {
    return inner.isSecure();
  }

  @Override
  public String socketId() {
    return inner.socketId();
  }

  @Override
  public String childSocketId() {
    return inner.childSocketId();
  }
}
