package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server process with a low limit on open files. */
class FewFilesTest {

  private static final int LIMIT = 256;

  @TempDir private Path folder;

  @Test
  @Timeout(180)
  void moreConnectionsThanFilesLeaveTheServerServing() throws Exception {
    ServerProcess server = ServerProcess.startWithFiles(LIMIT, folder.resolve("data"));
    List<Socket> clients = new ArrayList<>();
    try {
      server.awaitLogged(
          "max-connections is 10000, but this process may open only " + LIMIT + " files");
      while (clients.size() < LIMIT + 50) {
        clients.add(halfRequest(server));
        if (clients.size() % 50 == 0) {
          assertHealthy(server);
        }
      }
      assertHealthy(server);
      close(clients);
      assertServes(server);
      assertThat(server.stop()).isZero();
    } finally {
      close(clients);
      server.kill();
    }
  }

  /** The limit is lowered after the start, so the server's bound on connections does not help. */
  @Test
  @Timeout(180)
  void withoutAnyFileLeftItWaitsAndGoesOn() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "needs prlimit");
    ServerProcess server = ServerProcess.start(folder.resolve("data"));
    List<Socket> clients = new ArrayList<>();
    try {
      assertServes(server);
      limitFiles(server, openFiles(server) + 2);
      while (!server.logged().contains("no connection can be accepted for now")) {
        clients.add(halfRequest(server));
        Thread.sleep(10);
      }
      limitFiles(server, openFiles(server) + LIMIT);
      close(clients);
      assertServes(server);
      for (int i = 0; i < 20; i++) {
        assertHealthy(server);
      }
      assertThat(server.stop()).isZero();
    } catch (IOException e) {
      throw new IOException(server.logged(), e);
    } finally {
      close(clients);
      server.kill();
    }
  }

  /** Opens a connection that stays in the middle of a request's head, so that it is not idle. */
  private static Socket halfRequest(ServerProcess server) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port());
    try {
      client.getOutputStream().write("GET /hea".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException refused) {
      // The server has no file left for this connection.
    }
    return client;
  }

  private static void assertHealthy(ServerProcess server) throws IOException {
    assertThat(get(server, "/healthz")).startsWith("HTTP/1.1 200 ");
  }

  /** Waits until the server accepts connections, and sends a request that needs the store. */
  private static void assertServes(ServerProcess server) throws IOException, InterruptedException {
    while (!get(server, "/docs").startsWith("HTTP/1.1 200 ")) {
      // Closed connections are noticed one after the other.
      Thread.sleep(10);
    }
    assertThat(get(server, "/readyz")).startsWith("HTTP/1.1 200 ");
  }

  private static String get(ServerProcess server, String path) throws IOException {
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      InputStream in = client.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void close(List<Socket> clients) throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    clients.clear();
  }

  private static int openFiles(ServerProcess server) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + server.pid() + "/fd"))) {
      return Math.toIntExact(files.count());
    }
  }

  private static void limitFiles(ServerProcess server, int limit) throws Exception {
    List<String> command =
        List.of("prlimit", "--pid", Long.toString(server.pid()), "--nofile=" + limit + ":");
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
