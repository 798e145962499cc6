package dev.cardfile.http.server.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the JVM load what serving needs, while file descriptors are available. A class that fails
 * to load for lack of one is never tried again. The worst case is the JDK's poller, which opens
 * files of its own when a virtual thread first waits for a socket: if that fails, no virtual thread
 * can ever wait for one.
 */
final class WarmUp {

  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  private WarmUp() {}

  static void run() {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
      try (SocketChannel client = SocketChannel.open(server.getLocalAddress());
          SocketChannel accepted = server.accept()) {
        Thread waiting = Thread.ofVirtual().start(() -> read(accepted));
        while (waiting.isAlive() && waiting.getState() != Thread.State.WAITING) {
          Thread.sleep(1);
        }
        client.shutdownOutput();
        waiting.join();
      }
    } catch (IOException e) {
      LOG.warn("the start-up test connection failed", e);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static void read(SocketChannel channel) {
    try {
      channel.socket().getInputStream().read();
    } catch (IOException gone) {
      // Trying was enough.
    }
  }
}
