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

/** Stands between clients and a PostgreSQL server, and breaks their connections when told to. */
public final class PostgresProxy implements AutoCloseable {

  private final InetSocketAddress server;
  private final int port;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket listener;
  private @Nullable Thread acceptor;
  private boolean frozen;

  /** Which statement is to be cut off, until it comes. */
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

  /** One that listens on a free port, and passes everything through. */
  public static PostgresProxy to(PostgresServer server) {
    return new PostgresProxy(server.port());
  }

  public int port() {
    return port;
  }

  /** The JDBC URL that leads through this proxy to where the given one leads. */
  public String url(String direct) {
    return direct.replace("127.0.0.1:" + server.getPort(), "127.0.0.1:" + port);
  }

  /** How many connections are open. */
  public int connections() {
    return connections.size();
  }

  /** Whoever connects is refused, as by a port on which nobody listens. Leaves those that are. */
  public synchronized void refuseConnections() {
    if (listener == null || acceptor == null) {
      return;
    }
    try {
      listener.close();
      // A connection that came before is among the connections from here on.
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

  /** Hands on nothing any more, in both directions and on new connections too, and closes none. */
  public synchronized void freeze() {
    frozen = true;
  }

  public synchronized void thaw() {
    frozen = false;
    notifyAll();
  }

  /**
   * Lets the server execute the next statement that is of this kind, and breaks its connection when
   * the server has answered, without handing on the answer. Takes the place of what was armed.
   *
   * @param sql is asked about each statement that a client executes, in their order, under a lock
   */
  public void cutBeforeReplyTo(Predicate<String> sql) {
    arm(sql, Cut.BEFORE_REPLY);
  }

  /** As {@link #cutBeforeReplyTo}, but without letting the server know of the statement. */
  public void cutBeforeForwarding(Predicate<String> sql) {
    arm(sql, Cut.BEFORE_FORWARDING);
  }

  private synchronized void arm(Predicate<String> sql, Cut newCut) {
    armed = sql;
    cut = newCut;
    hasCut = false;
  }

  /** Ends what was armed last, and says whether its statement has come. */
  public synchronized boolean hasCut() {
    armed = null;
    return hasCut;
  }

  /** What is to become of the connection that executes this. */
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
