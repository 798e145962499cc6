package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that hold connections by sending too slowly, too little or nothing. */
@Timeout(60)
class SlowClientTest {

  private static final int MAX_CONNECTIONS = 20;

  @TempDir Path folder;
  private RunningServer server;

  /** Each test has a server of its own: a closed connection keeps its place for a moment longer. */
  @BeforeEach
  void start() throws Exception {
    HttpSettings settings =
        HttpSettings.DEFAULT
            .withRequests(HttpSettings.DEFAULT.requests().maxBodyBytes(), Duration.ofSeconds(2))
            .withConnections(MAX_CONNECTIONS, 0, InetAddress::isLoopbackAddress);
    server = RunningServer.start(folder, settings, InstantSource.system());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aBodyThatComesByteByByteIsTimedOut() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(head() + "Content-Length: 100\r\n\r\n");
      assertTimesOut(client, "{\"locationId\"", "request_timeout");
    }
  }

  @Test
  void aChunkedBodyThatComesByteByByteIsTimedOut() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(head() + "Transfer-Encoding: chunked\r\n\r\n64\r\n");
      assertTimesOut(client, "{\"locationId\"", "request_timeout");
    }
  }

  @Test
  void aBodyThatNeverComesIsTimedOut() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(head() + "Content-Length: 100\r\n\r\n");
      assertTimesOut(client, "", "request_timeout");
    }
  }

  @Test
  void aHeadThatComesByteByByteIsTimedOut() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      assertTimesOut(client, "POST /contacts/upsert HTTP/1.1\r\n", "request_timeout");
    }
  }

  @Test
  void aRefusedBodyThatNeverComesHoldsNothing() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(Raw.upsertHead("unknown") + "Content-Length: 100\r\n\r\n");
      assertThat(client.answer().member("code")).isEqualTo("invalid_token");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void aClientThatTakesNoAnswerHoldsNothing() throws Exception {
    byte[] requests = Raw.get("x", "/metrics").repeat(100).getBytes(StandardCharsets.US_ASCII);
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      // Writes until all buffers are full, and then until the server gives up.
      assertThatThrownBy(
              () -> {
                while (true) {
                  client.getOutputStream().write(requests);
                }
              })
          .isInstanceOf(IOException.class);
    }
    assertServes();
  }

  @Test
  void aConnectionThatPausesBetweenRequestsIsNotTimedOut() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      // The body arrives after the refusal; it must not count as the beginning of the next head.
      client.send(Raw.upsertHead("unknown") + "Content-Length: 2\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(401);
      client.send("{}");
      Thread.sleep(Duration.ofSeconds(4));
      assertThat(client.send(Raw.get(server.token(), "/healthz")).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void aClientThatVanishesInTheMiddleHarmsNobody() throws Exception {
    String good = Raw.upsert(server.token(), body("vanished@example.com"));
    for (int length = 0; length < good.length(); length += 7) {
      try (RawClient client = new RawClient(server.port())) {
        client.send(good.substring(0, length));
      }
    }
    assertServes();
  }

  @Test
  void idleConnectionsAreBoundedAndTheirPlacesFreed() throws Exception {
    List<RawClient> idle = new ArrayList<>();
    String request = Raw.get("x", "/healthz");
    try (RawClient oneMore = new RawClient(server.port())) {
      assertThat(oneMore.send(request).answer().status()).isEqualTo(200);
      for (int i = 1; i < MAX_CONNECTIONS; i++) {
        idle.add(new RawClient(server.port()));
        assertThat(idle.getLast().send(request).answer().status()).isEqualTo(200);
      }
      try (RawClient tooMany = new RawClient(server.port())) {
        RawClient.Answer answer = tooMany.send(request).answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("connection", "close");
        assertThat(tooMany.isClosed()).isTrue();
      }
      assertThat(oneMore.send(request).answer().status()).isEqualTo(200);
      idle.getFirst().close();
      RawClient.Answer kept;
      do {
        try (RawClient inItsPlace = new RawClient(server.port())) {
          kept = inItsPlace.send(request).answer();
        }
      } while (kept.headers().containsKey("connection"));
      assertThat(kept.status()).isEqualTo(200);
    } finally {
      for (RawClient client : idle) {
        client.close();
      }
    }
  }

  private String head() {
    return Raw.upsertHead(server.token());
  }

  private static String body(String email) {
    return Raw.contact(RunningServer.LOCATION, email);
  }

  /** Sends {@code slowly}, byte by byte, while it waits for the answer. */
  private void assertTimesOut(RawClient client, String slowly, String code) throws Exception {
    Thread sender =
        Thread.ofVirtual()
            .start(() -> {
              try {
                for (int i = 0; i < slowly.length(); i++) {
                  client.send(slowly.substring(i, i + 1));
                  Thread.sleep(Duration.ofMillis(500));
                }
              } catch (IOException | InterruptedException answered) {
                // The answer shows why.
              }
            });
    RawClient.Answer answer = client.answer();
    assertThat(answer.status()).isEqualTo(408);
    assertThat(answer.member("code")).isEqualTo(code);
    assertThat(answer.member("traceId")).isEqualTo(answer.headers().get("x-trace-id"));
    assertThat(client.isClosed()).isTrue();
    sender.interrupt();
    sender.join();
    assertServes();
  }

  private void assertServes() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      RawClient.Answer answer =
          client.send(Raw.upsert(server.token(), body("good@example.com"))).answer();
      assertThat(answer.status()).isEqualTo(200);
    }
  }
}
