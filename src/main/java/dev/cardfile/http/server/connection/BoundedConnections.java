package dev.cardfile.http.server.connection;

import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves HTTP/1.1 connections in such a way that no client can hold one forever, or keep other
 * clients out. Helidon limits the size of a request's head, but not the time that head, body and
 * answer take. It also closes connections while a client is still sending, so that the client may
 * never see its answer.
 */
public final class BoundedConnections implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BoundedConnections.class);

  private static final int MAX_HEAD_BYTES = 16 * 1024;
  private static final int MAX_REQUEST_LINE_BYTES = 8 * 1024;
  private static final Duration TICK = Duration.ofMillis(250);
  private static final Duration STOP_TICK = Duration.ofMillis(10);
  private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(10);

  /**
   * How long a connection must have been idle to be ended for another one. A shorter pause may mean
   * that its next request is on the way.
   */
  private static final Duration IDLE_ENOUGH = Duration.ofMillis(500);

  /**
   * One in this many open connections is ended per search, because a search is too slow to be
   * repeated for each.
   */
  private static final int ENDED_AT_ONCE = 64;

  private static final Duration BETWEEN_VAIN_SEARCHES = Duration.ofMillis(100);
  private static final ConnectionSlots.Holder EVERYBODY = new ConnectionSlots.Holder(List.of());
  private static final Set<String> HEALTH = Set.of("/healthz", "/readyz", "/metrics");

  private final ListenerContext context;
  private final Router router;
  private final ConnectionSlots slots;
  private final Runnable closedUnanswered;
  private final Times times;
  private final ServerConnectionSelector http1;
  private final Limit requests = FixedLimit.create();
  private final Set<BoundedConnection> open = ConcurrentHashMap.newKeySet();
  private final Set<BoundedConnection> spares = ConcurrentHashMap.newKeySet();
  private final AtomicLong refused = new AtomicLong();
  private final ThreadFactory threads =
      Thread.ofVirtual()
          .name("http-connection-", 0)
          .inheritInheritableThreadLocals(false)
          .factory();
  private final Thread enforcer =
      Thread.ofPlatform().daemon().name("http-deadlines").unstarted(this::enforceDeadlines);
  private volatile boolean stopping;
  private long warnedAt = System.nanoTime() - BETWEEN_WARNINGS.toNanos();

  /**
   * Among whose connections a search has ended none lately, and when. A search among those of one
   * address says nothing about the others.
   */
  private final Map<ConnectionSlots.Holder, Long> searchedInVain = new HashMap<>();

  /**
   * @param closedUnanswered runs for each connection that is closed without an answer; must not
   *     block
   */
  public BoundedConnections(
      ListenerContext context,
      Router router,
      ConnectionSlots slots,
      Runnable closedUnanswered,
      Times times) {
    this.context = context;
    this.router = router;
    this.slots = slots;
    this.closedUnanswered = closedUnanswered;
    this.times = times;
    Http1Config.Builder config =
        Http1Config.builder()
            .maxHeadersSize(MAX_HEAD_BYTES)
            .maxPrologueLength(MAX_REQUEST_LINE_BYTES)
            .sendKeepAliveHeader(false)
            .log(log -> log.sendLog(false).receiveLog(false))
            .addReceiveListener(new HeadListener());
    this.http1 = Http1ConnectionSelector.builder().config(config.buildPrototype()).build();
  }

  private static final class HeadListener implements Http1ConnectionListener {

    @Override
    public void prologue(ConnectionContext connection, HttpPrologue line) {
      String path = line.uriPath().rawPath();
      ((BoundedConnection) connection)
          .lineRead(
              line,
              HEALTH.contains(path.endsWith("/") ? path.substring(0, path.length() - 1) : path));
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
      ((BoundedConnection) connection).headRead(headers);
    }
  }

  public void start() {
    WarmUp.run();
    // Also load the classes that are otherwise needed only when slots run out.
    endOldestSpare();
    endOldest(0, Duration.ZERO, _ -> true);
    Stream.of(slots.take(null), slots.takeSpare(null))
        .flatMap(Stream::ofNullable)
        .forEach(ConnectionSlots.Slot::release);
    enforcer.start();
  }

  /** Serves a connection, or closes it at once. Must always be called by the same thread. */
  public void take(SocketChannel channel) {
    try {
      ConnectionSlots.Slot slot = stopping ? null : slotFor(channel);
      if (slot == null) {
        refused.incrementAndGet();
        closedUnanswered.run();
        channel.close();
        return;
      }
      try {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        serve(new BoundedConnection(context, router, channel, slot, http1, times));
      } catch (IOException | RuntimeException | Error e) {
        slot.release();
        throw e;
      }
    } catch (IOException clientIsGone) {
      throw new UncheckedIOException(clientIsGone);
    }
  }

  private ConnectionSlots.@Nullable Slot slotFor(SocketChannel channel) throws IOException {
    ConnectionSlots.Holder holder =
        slots.holder(((InetSocketAddress) channel.getRemoteAddress()).getAddress());
    ConnectionSlots.Slot slot = slots.take(holder);
    if (slot == null) {
      makeRoom(holder != null && slots.hasItsShare(holder) ? holder : EVERYBODY);
      slot = slots.take(holder);
    }
    if (slot == null) {
      slot = slots.takeSpare(holder);
    }
    if (slot == null && !slots.hasItsShare(holder)) {
      endOldestSpare();
      slot = slots.takeSpare(holder);
    }
    return slot;
  }

  /** Ends the oldest connection with a spare slot whose request's head has not been read yet. */
  private void endOldestSpare() {
    spares.removeIf(one -> !one.slot().isSpare());
    long now = System.nanoTime();
    List<BoundedConnection> oldestFirst =
        spares.stream().sorted(Comparator.comparingLong(one -> one.acceptedAt() - now)).toList();
    for (BoundedConnection one : oldestFirst) {
      if (one.endIfUnread()) {
        return;
      }
    }
  }

  private void serve(BoundedConnection connection) {
    open.add(connection);
    if (connection.slot().isSpare()) {
      spares.add(connection);
    }
    try {
      threads.newThread(() -> handle(connection)).start();
    } catch (RuntimeException | Error e) {
      open.remove(connection);
      spares.remove(connection);
      throw e;
    }
  }

  private void handle(BoundedConnection connection) {
    try {
      connection.handle(requests);
    } catch (CloseConnectionException | UncheckedIOException | InterruptedException itEnds) {
      // The client is gone, or the connection was ended by this server.
    } catch (RuntimeException | Error fault) {
      LOG.warn("a connection ended by a fault of Cardfile", fault);
    } finally {
      open.remove(connection);
      spares.remove(connection);
      connection.release();
    }
  }

  /** Closes some idle connections, because what they hold is needed, such as file descriptors. */
  public void endIdle() {
    endOldest(some(), Duration.ZERO, _ -> true);
  }

  private int some() {
    return 1 + open.size() / ENDED_AT_ONCE;
  }

  /** Ends some connections of a holder that have been idle for a while. */
  private void makeRoom(ConnectionSlots.Holder whose) {
    long now = System.nanoTime();
    searchedInVain.values().removeIf(at -> now - at >= BETWEEN_VAIN_SEARCHES.toNanos());
    if (searchedInVain.containsKey(whose)) {
      return;
    }
    boolean all = whose.equals(EVERYBODY);
    if (endOldest(some(), IDLE_ENOUGH, one -> all || whose.equals(one.slot().holder())) == 0) {
      searchedInVain.put(whose, now);
    }
  }

  /** A connection, and how long it had been idle when it was examined. */
  private record Idle(BoundedConnection connection, long nanos) {}

  /** Ends the connections that have been idle the longest. Returns how many were ended. */
  private int endOldest(int most, Duration idleFor, Predicate<BoundedConnection> which) {
    long now = System.nanoTime();
    List<Idle> oldest =
        open.stream()
            .filter(which)
            .flatMap(one -> one.idleSince().stream().mapToObj(since -> new Idle(one, now - since)))
            .filter(idle -> idle.nanos() >= idleFor.toNanos())
            .sorted(Comparator.comparingLong(Idle::nanos).reversed())
            .limit(most)
            .toList();
    int done = 0;
    for (Idle idle : oldest) {
      done += idle.connection().endIfIdle() ? 1 : 0;
    }
    return done;
  }

  private void enforceDeadlines() {
    try {
      while (true) {
        Thread.sleep(TICK);
        try {
          enforceDeadlines(System.nanoTime());
        } catch (RuntimeException | Error fault) {
          LOG.error("the time limits of connections could not be checked; trying again", fault);
        }
      }
    } catch (InterruptedException closed) {
      // The server shuts down.
    }
  }

  private void enforceDeadlines(long now) {
    for (BoundedConnection connection : open) {
      connection.readDeadline().enforce(now);
      connection.writeDeadline().enforce(now);
    }
    if (now - warnedAt >= BETWEEN_WARNINGS.toNanos() && refused.get() > 0) {
      warnedAt = now;
      LOG.atWarn()
          .addKeyValue("connections", refused.getAndSet(0))
          .log("closed at once: too many connections are open, or too many of one address");
    }
  }

  /** Accepts no more requests, and waits a while for the answers to those in progress. */
  public void drain(Duration grace) {
    stopping = true;
    long end = System.nanoTime() + grace.toNanos();
    try {
      while (!open.isEmpty() && System.nanoTime() - end < 0) {
        // Repeated, because a connection misses the call if it is just about to wait for a request.
        open.forEach(connection -> connection.close(false));
        Thread.sleep(STOP_TICK);
      }
      open.forEach(connection -> connection.close(true));
    } catch (InterruptedException hurry) {
      open.forEach(connection -> connection.close(true));
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    enforcer.interrupt();
    open.forEach(BoundedConnection::release);
  }
}
