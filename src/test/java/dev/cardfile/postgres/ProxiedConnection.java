package dev.cardfile.postgres;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** One client's connection through a {@link PostgresProxy}: what either side says, handed on. */
final class ProxiedConnection implements Runnable {

  /** What is to become of a connection at the statement that it executes. */
  enum Cut {
    NONE,
    BEFORE_FORWARDING,
    BEFORE_REPLY
  }

  /** Asks to go on with TLS or GSSAPI; the proxy says no, since it must understand what follows. */
  private static final int SSL_REQUEST = 80877103;

  private static final int GSSENC_REQUEST = 80877104;
  private static final char READY = 'Z';

  private final PostgresProxy proxy;
  private final ClientStatements statements = new ClientStatements();
  private final Socket client;
  private final Socket server = new Socket();

  // The server says that it is ready once after the start, and once for each of these.
  private long asked = 1;
  private long ready;

  /** Whether what the server says is kept back. */
  private boolean withheld;

  /** What the server will have said {@link #READY} to when the statement in question is done. */
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
    // Query, function call, and the sync that ends a sequence of the others.
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

  /** Breaks it on both sides, as a network does: neither is told that the other has ended. */
  void cut() {
    try {
      client.setSoLinger(true, 0);
      server.setSoLinger(true, 0);
    } catch (IOException alreadyClosed) {
      // Then there is nothing to break.
    }
    close();
  }

  void close() {
    try (client;
        server) {
      // Closes both.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      // Not before: who waits for it to thaw would hand something on.
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
