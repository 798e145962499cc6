package dev.cardfile.postgres;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/**
 * A client's connection through a {@link PostgresProxy}, which forwards messages in both
 * directions.
 */
final class ProxiedConnection implements Runnable {

  /** Whether, and when, to break a connection at a statement. */
  enum Cut {
    NONE,
    BEFORE_FORWARDING,
    BEFORE_REPLY
  }

  /**
   * The request codes for TLS and GSSAPI. The proxy declines them, because it must read what
   * follows.
   */
  private static final int SSL_REQUEST = 80877103;

  private static final int GSSENC_REQUEST = 80877104;
  private static final char READY = 'Z';

  private final PostgresProxy proxy;
  private final ClientStatements statements = new ClientStatements();
  private final Socket client;
  private final Socket server = new Socket();

  // The number of READY messages to expect: one after the startup, and one for each query, function
  // call or sync.
  private long asked = 1;
  private long ready;

  /** Whether the server's messages are withheld from the client. */
  private boolean withheld;

  /** The number of the {@link #READY} message that follows the statement to be cut. */
  private long lastAsked = Long.MAX_VALUE;

  ProxiedConnection(PostgresProxy proxy, Socket client) {
    this.proxy = proxy;
    this.client = client;
  }

  @Override
  public void run() {
    try {
      server.connect(proxy.server());
      DataInputStream in = input(client);
      DataOutputStream out = output(server);
      start(in, out);
      Thread.startVirtualThread(this::handBack);
      handOn(in, out);
    } catch (IOException over) {
      close();
    }
  }

  private void start(DataInputStream in, DataOutputStream out) throws IOException {
    Message first = Message.readStartup(in);
    while (first.code() == SSL_REQUEST || first.code() == GSSENC_REQUEST) {
      client.getOutputStream().write('N');
      first = Message.readStartup(in);
    }
    proxy.waitWhileFrozen(this);
    first.write(out);
    out.flush();
  }

  private void handOn(DataInputStream in, DataOutputStream out) throws IOException {
    while (true) {
      Message message = Message.read(in);
      proxy.waitWhileFrozen(this);
      if (!isForTheServer(message)) {
        cut();
        return;
      }
      message.write(out);
      if (in.available() == 0) {
        out.flush();
      }
    }
  }

  private synchronized boolean isForTheServer(Message message) {
    Cut cut = statements.executedBy(message).map(proxy::cutFor).orElse(Cut.NONE);
    if (cut == Cut.BEFORE_FORWARDING) {
      return false;
    }
    if (cut == Cut.BEFORE_REPLY) {
      withheld = true;
    }
    // Query, function call, and the sync that ends a sequence of other messages.
    if (message.type() == 'Q' || message.type() == 'F' || message.type() == 'S') {
      asked++;
      if (withheld) {
        lastAsked = Math.min(lastAsked, asked);
      }
    }
    return true;
  }

  private void handBack() {
    try {
      DataInputStream in = input(server);
      DataOutputStream out = output(client);
      while (true) {
        Message message = Message.read(in);
        proxy.waitWhileFrozen(this);
        if (isForTheClient(message)) {
          message.write(out);
        }
        if (in.available() == 0) {
          out.flush();
        }
      }
    } catch (IOException over) {
      close();
    }
  }

  private synchronized boolean isForTheClient(Message message) {
    if (message.type() == READY) {
      ready++;
      if (ready >= lastAsked) {
        cut();
      }
    }
    return !withheld;
  }

  /**
   * Breaks the connection on both sides, as a network failure does: neither side is told of an end.
   */
  void cut() {
    try {
      client.setSoLinger(true, 0);
      server.setSoLinger(true, 0);
    } catch (IOException alreadyClosed) {
      // Nothing is left to break.
    }
    close();
  }

  void close() {
    try (client;
        server) {
      // Both sockets are closed here.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      // Must come last: a thread waiting for the proxy to thaw would otherwise forward a message.
      proxy.closed(this);
    }
  }

  private static DataInputStream input(Socket socket) throws IOException {
    return new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  private static DataOutputStream output(Socket socket) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
  }
}
