package dev.cardfile.postgres;

import dev.cardfile.postgres.ProxiedConnection.Cut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A proxy between clients and a PostgreSQL server, which breaks their connections on demand. */
public final class PostgresProxy implements AutoCloseable {

  private final InetSocketAddress server;
  private final int port;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket listener;
  private @Nullable Thread acceptor;
  private boolean frozen;

  /** Matches the statement at which to cut; null if none is armed. */
  private @Nullable Predicate<String> armed;

  private Cut cut = Cut.NONE;
  private boolean hasCut;

  private PostgresProxy(int serverPort) {
    server = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), serverPort);
    try {
      port = LoopbackPort.find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    acceptConnections();
  }

  /** Returns a proxy that listens on a free port and forwards everything. */
  public static PostgresProxy to(PostgresServer server) {
    return new PostgresProxy(server.port());
  }

  public int port() {
    return port;
  }

  /** Returns the JDBC URL that reaches the same database through this proxy. */
  public String url(String direct) {
    return direct.replace("127.0.0.1:" + server.getPort(), "127.0.0.1:" + port);
  }

  /** The number of open connections. */
  public int connections() {
    return connections.size();
  }

  /**
   * Refuses new connections, like a port on which nobody listens. Existing connections stay open.
   */
  public synchronized void refuseConnections() {
    if (listener == null || acceptor == null) {
      return;
    }
    try {
      listener.close();
      // From here on, every connection accepted before is in the set of connections.
      acceptor.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    listener = null;
  }

  public synchronized void acceptConnections() {
    if (listener != null) {
      return;
    }
    try {
      ServerSocket opened = LoopbackPort.listen(port);
      listener = opened;
      acceptor = Thread.startVirtualThread(() -> accept(opened));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket from) {
    while (true) {
      try {
        ProxiedConnection connection = new ProxiedConnection(this, from.accept());
        connections.add(connection);
        Thread.startVirtualThread(connection);
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** Breaks all connections. */
  public void cut() {
    connections.forEach(ProxiedConnection::cut);
  }

  /** Stops forwarding in both directions, on new connections too, without closing any. */
  public synchronized void freeze() {
    frozen = true;
  }

  public synchronized void thaw() {
    frozen = false;
    notifyAll();
  }

  /**
   * Lets the server execute the next matching statement, and breaks the connection when the server
   * has replied, without forwarding the reply. Replaces what was armed before.
   *
   * @param sql is asked about each statement that a client executes, in order, under a lock
   */
  public void cutBeforeReplyTo(Predicate<String> sql) {
    arm(sql, Cut.BEFORE_REPLY);
  }

  /** Does the same as {@link #cutBeforeReplyTo}, but never sends the statement to the server. */
  public void cutBeforeForwarding(Predicate<String> sql) {
    arm(sql, Cut.BEFORE_FORWARDING);
  }

  private synchronized void arm(Predicate<String> sql, Cut newCut) {
    armed = sql;
    cut = newCut;
    hasCut = false;
  }

  /** Disarms the proxy. Returns whether the armed statement was cut. */
  public synchronized boolean hasCut() {
    armed = null;
    return hasCut;
  }

  /** Returns what to do with the connection that executes a statement. */
  synchronized Cut cutFor(String sql) {
    if (armed == null || !armed.test(sql)) {
      return Cut.NONE;
    }
    armed = null;
    hasCut = true;
    return cut;
  }

  synchronized void waitWhileFrozen(ProxiedConnection connection) throws IOException {
    try {
      while (frozen && connections.contains(connection)) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  InetSocketAddress server() {
    return server;
  }

  void closed(ProxiedConnection connection) {
    connections.remove(connection);
    synchronized (this) {
      notifyAll();
    }
  }

  @Override
  public void close() {
    refuseConnections();
    cut();
  }
}
