package dev.cardfile.http.server.connection;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.SocketWriter;
import io.helidon.common.task.InterruptableTask;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.DirectTransportRequest;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A connection with deadlines for reads and writes, and a limit for the bytes that are read. */
public final class BoundedConnection extends SocketContext
    implements ServerConnection, InterruptableTask<Void> {

  private static final ScopedValue<BoundedConnection> CURRENT = ScopedValue.newInstance();
  private static final long UNANNOUNCED_BYTES = 64 * 1024;
  private static final int LATE_LINGER_DIVISOR = 4;

  /** How long a connection with a spare slot may take to send the head of its request. */
  private static final Duration SPARE_TIME = Duration.ofSeconds(2);

  private final HelidonSocket socket;
  private final DataReader reader;
  private final ServerConnection http1;
  private final Times times;
  private final SocketChannel channel;
  private final ConnectionSlots.Slot slot;
  private final Deadline deadline;
  private final BoundedWriter writer;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.BETWEEN_REQUESTS);
  private final long acceptedAt = System.nanoTime();
  private volatile long idleSince = acceptedAt;
  private @Nullable ChunkedDecoder chunks;
  private byte[] readWithHead = {};
  private @Nullable HttpPrologue line;
  private boolean forHealth;
  private long bytesLeft;
  private boolean ended;
  private boolean clientMaySend;

  private enum Phase {
    BETWEEN_REQUESTS,
    IN_HEAD,
    IN_REQUEST,
    /** The connection was ended before a request was read, to make room for another. */
    ENDED
  }

  BoundedConnection(
      ListenerContext listener,
      Router router,
      SocketChannel channel,
      ConnectionSlots.Slot slot,
      ServerConnectionSelector http1,
      Times times) {
    super(listener, router, channel);
    this.channel = channel;
    this.slot = slot;
    this.socket = serverSocket();
    this.reader = DataReader.create(this::pull);
    this.times = times;
    this.deadline = Deadline.ofReading(channel);
    this.writer =
        new BoundedWriter(SocketWriter.create(socket), Deadline.ofWriting(channel), times.answer());
    this.http1 = http1.connection(this);
    deadline.set(inSlot(times.idle()));
  }

  /** Returns the connection of the request that this thread handles. */
  public static BoundedConnection current() {
    return CURRENT.get();
  }

  /** Called when the request line has been read. */
  void lineRead(HttpPrologue read, boolean asksForHealth) {
    line = read;
    forHealth = asksForHealth;
  }

  /**
   * Called when the head of a request has been read, and its body is not needed yet.
   *
   * @throws RequestException if the connection has only a spare slot, unless the request is a
   *     health check
   */
  void headRead(Headers headers) {
    Phase before = phase.getAndUpdate(now -> now == Phase.ENDED ? now : Phase.IN_REQUEST);
    if (before == Phase.ENDED) {
      throw new SilentClose("ended to make room");
    }
    clientMaySend = true;
    bytesLeft = UNANNOUNCED_BYTES;
    deadline.lift();
    if (!forHealth && slot.isSpare()) {
      throw RequestException.builder()
          .type(DirectHandler.EventType.OTHER)
          .request(DirectTransportRequest.create(Objects.requireNonNull(line), headers))
          .status(Status.SERVICE_UNAVAILABLE_503)
          .message("too many connections")
          .build();
    }
    // Helidon itself rejects every other transfer coding afterwards.
    if (headers.contains(HeaderNames.TRANSFER_ENCODING)) {
      chunks = new ChunkedDecoder();
      readWithHead = reader.available() == 0 ? readWithHead : reader.readBytes(reader.available());
    }
  }

  /**
   * Reports whether the connection must be closed after this answer, because it has only a spare
   * slot.
   */
  public boolean isOverLimit() {
    return slot.isSpare();
  }

  /**
   * Limits what may still be read of this request.
   *
   * @param bytes on the wire, with the framing of chunks
   */
  public void allow(long bytes) {
    bytesLeft = bytes;
  }

  /** Starts the deadline for more of the body to arrive. It ends with {@link #readingPauses}. */
  public void awaitBody(long nanos) {
    deadline.set(nanos);
  }

  /**
   * Lifts the deadline, because nothing is expected from the client while its request is handled.
   */
  public void readingPauses() {
    deadline.lift();
  }

  /** Called when the request has been read to its end. */
  public void bodyRead() {
    deadline.lift();
    clientMaySend = false;
  }

  /** Called when the answer has been sent. */
  public void answered() {
    idleSince = System.nanoTime();
    phase.set(Phase.BETWEEN_REQUESTS);
    deadline.set(times.idle());
  }

  /**
   * Returns since when the connection has been idle, in {@link System#nanoTime}; empty while a
   * request is read or handled.
   */
  OptionalLong idleSince() {
    return phase.get() == Phase.BETWEEN_REQUESTS
        ? OptionalLong.of(idleSince)
        : OptionalLong.empty();
  }

  /** Ends the connection and frees its slot, unless a request has begun. Reports whether it did. */
  boolean endIfIdle() {
    return endIf(Phase.BETWEEN_REQUESTS);
  }

  /** Does the same as {@link #endIfIdle}, but also in the middle of a request's head. */
  boolean endIfUnread() {
    return endIfIdle() || endIf(Phase.IN_HEAD);
  }

  private boolean endIf(Phase now) {
    if (!phase.compareAndSet(now, Phase.ENDED)) {
      return false;
    }
    slot.release();
    deadline.pass();
    return true;
  }

  /** Returns when the connection was accepted, in {@link System#nanoTime}. */
  long acceptedAt() {
    return acceptedAt;
  }

  ConnectionSlots.Slot slot() {
    return slot;
  }

  Deadline readDeadline() {
    return deadline;
  }

  Deadline writeDeadline() {
    return writer.deadline();
  }

  /** Closes the socket, even if it is in use, and frees the slot. */
  void release() {
    slot.release();
    try {
      channel.close();
    } catch (IOException gone) {
      // It is closed then.
    }
  }

  private Duration inSlot(Duration time) {
    return slot.isSpare() && time.compareTo(SPARE_TIME) > 0 ? SPARE_TIME : time;
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
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
    }
  }

  private byte @Nullable [] pull() {
    ChunkedDecoder body = chunks;
    return body == null ? pullAsSent() : pullDecoded(body);
  }

  private byte @Nullable [] pullDecoded(ChunkedDecoder body) {
    byte[] decoded = {};
    while (decoded.length == 0) {
      byte[] sent = readWithHead.length > 0 ? readWithHead : pullAsSent();
      readWithHead = new byte[0];
      if (sent == null) {
        return null;
      }
      decoded = body.decode(sent, bytesLeft + sent.length);
    }
    if (body.isAtEnd()) {
      chunks = null;
    }
    return decoded;
  }

  private byte @Nullable [] pullAsSent() {
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
    switch (phase.get()) {
      case BETWEEN_REQUESTS, ENDED -> {
        if (!phase.compareAndSet(Phase.BETWEEN_REQUESTS, Phase.IN_HEAD)) {
          ended = true;
          throw late();
        }
        clientMaySend = true;
        deadline.set(inSlot(times.head()));
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
    return switch (phase.get()) {
      case BETWEEN_REQUESTS, ENDED -> new SilentClose("idle for too long");
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
   * Reads and discards what arrives for a while. Closing the connection while the client is still
   * sending would reset it, and the client might lose the answer that is on its way.
   */
  private void linger() {
    try {
      channel.shutdownOutput();
      if (deadline.isPassed()) {
        // The input is shut down: the rest cannot be read, only waited for.
        Thread.sleep(times.linger().dividedBy(LATE_LINGER_DIVISOR));
      } else if (!ended) {
        deadline.set(times.linger());
        byte[] unwanted = socket.get();
        while (unwanted != null) {
          unwanted = socket.get();
        }
      }
    } catch (IOException | UncheckedIOException gone) {
      // The client is gone, so that there is nothing to wait for.
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
  public DataWriter dataWriter() {
    return writer;
  }

  @Override
  public DataReader dataReader() {
    return reader;
  }
}
