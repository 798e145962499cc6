package dev.cardfile.postgres;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports for listeners that are closed and reopened. */
final class LoopbackPort {

  // Below the ports that systems assign to outgoing connections, one of which could otherwise take
  // the port while its listener is closed.
  private static final int LOWEST = 10_000;
  private static final int HIGHEST = 32_000;

  private LoopbackPort() {}

  /** Returns a port on 127.0.0.1 that nobody listens on. */
  static int find() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      try (ServerSocket _ = listen(port)) {
        return port;
      } catch (BindException taken) {
        // Try another port.
      }
    }
  }

  static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 0, InetAddress.ofLiteral("127.0.0.1"));
  }
}
