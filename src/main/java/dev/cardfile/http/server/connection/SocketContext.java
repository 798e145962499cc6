package dev.cardfile.http.server.connection;

import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.socket.PlainSocket;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** The parts of Helidon's connection context that have nothing to do with reading and writing. */
abstract class SocketContext implements ConnectionContext {

  private final ListenerContext listener;
  private final Router router;
  private final HelidonSocket socket;

  SocketContext(ListenerContext listener, Router router, SocketChannel channel) {
    this.listener = listener;
    this.router = router;
    this.socket = PlainSocket.server(channel.socket(), id(channel), id(listener));
  }

  private static String id(Object named) {
    return "0x" + Integer.toHexString(System.identityHashCode(named));
  }

  @Override
  public ListenerContext listenerContext() {
    return listener;
  }

  @Override
  public ExecutorService executor() {
    return listener.executor();
  }

  @Override
  public Router router() {
    return router;
  }

  @Override
  public Optional<ProxyProtocolData> proxyProtocolData() {
    return Optional.empty();
  }

  @Override
  public HelidonSocket serverSocket() {
    return socket;
  }

  @Override
  public PeerInfo remotePeer() {
    return socket.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return socket.localPeer();
  }

  @Override
  public boolean isSecure() {
    return false;
  }

  @Override
  public String socketId() {
    return socket.socketId();
  }

  @Override
  public String childSocketId() {
    return socket.childSocketId();
  }
}
