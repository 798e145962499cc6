package dev.cardfile.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.Headers;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * HTTP/1.1 in which no client can hold a connection for ever. Helidon bounds the size of a
 * request's head but not the time that head, body or answer take, and closes a connection under a
 * client that is still sending, so that the client may never see its answer.
 */
final class BoundedConnections implements ServerConnectionSelector, AutoCloseable {

  /**
   * How long a client may take.
   *
   * @param idle from one request to the next
   * @param head from a request's first byte to the end of its headers
   * @param answer to take what is sent to it
   * @param linger to read its answer, when it is still sending what nobody wants
   */
  record Times(Duration idle, Duration head, Duration answer, Duration linger) {}

  private static final int MAX_HEAD_BYTES = 16 * 1024;
  private static final int MAX_REQUEST_LINE_BYTES = 8 * 1024;
  private static final Duration TICK = Duration.ofMillis(250);

  private final ServerConnectionSelector http1;
  private final Times times;
  private final Map<SocketAddress, SocketChannel> accepted = new ConcurrentHashMap<>();
  private final Set<Deadline> deadlines = ConcurrentHashMap.newKeySet();
  private final Thread enforcer =
      Thread.ofPlatform().daemon().name("http-deadlines").unstarted(this::enforceDeadlines);

  BoundedConnections(Times times) {
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
    public void headers(ConnectionContext connection, Headers headers) {
      ((BoundedConnection) connection).headRead();
    }
  }

  void start() {
    enforcer.start();
  }

  /** The socket options that the server needs for its deadlines. */
  SocketOptions socketOptions() {
    return new SeenSocketOptions(SocketOptions.builder().tcpNoDelay(true).build(), this::accept);
  }

  private void accept(SocketChannel channel) {
    try {
      accepted.put(channel.getRemoteAddress(), channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int bytesToIdentifyConnection() {
    return 0;
  }

  /** Whatever it is, it is answered as HTTP/1.1: there is no other protocol here. */
  @Override
  public Support supports(BufferData firstBytes) {
    return Support.SUPPORTED;
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext connection) {
    SocketChannel channel = accepted.remove(connection.remotePeer().address());
    if (channel == null) {
      throw new IllegalStateException("a connection without a channel");
    }
    return new BoundedConnection(connection, channel, http1, times, deadlines);
  }

  private void enforceDeadlines() {
    try {
      while (true) {
        Thread.sleep(TICK);
        long now = System.nanoTime();
        deadlines.forEach(deadline -> deadline.enforce(now));
        accepted.values().removeIf(channel -> !channel.isOpen());
      }
    } catch (InterruptedException closed) {
      // The server ends.
    }
  }

  @Override
  public void close() {
    enforcer.interrupt();
  }
}
