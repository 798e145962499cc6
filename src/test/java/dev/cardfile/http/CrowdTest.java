package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that hold all available connections, and other clients that still want to be served. */
@Timeout(60)
class CrowdTest {

  private static final int MOST = 64;
  private static final int SHARE = MOST / 4;

  @TempDir private Path folder;
  private final List<RawClient> crowd = new ArrayList<>();
  private RunningServer server;

  private void start(Predicate<InetAddress> trusted) throws Exception {
    HttpSettings settings = HttpSettings.DEFAULT.withConnections(MOST, 0, trusted);
    server = RunningServer.start(folder, settings, InstantSource.system());
  }

  @AfterEach
  void stop() throws IOException {
    for (RawClient client : crowd) {
      client.close();
    }
    server.close();
  }

  @Test
  void idleConnectionsMakeRoomTheOldestFirst() throws Exception {
    start(InetAddress::isLoopbackAddress);
    idleCrowdOf(MOST);
    // A 200 to an upsert shows that a regular place was freed; the spare places refuse upserts.
    assertThat(untilServed(upsert()).headers()).doesNotContainKey("connection");
    assertThat(crowd.getFirst().isClosed()).isTrue();
    assertThat(crowd.getLast().send(health()).answer().status()).isEqualTo(200);
  }

  @Test
  void connectionsThatNeverSayAnythingMakeRoomToo() throws Exception {
    start(InetAddress::isLoopbackAddress);
    for (int i = 0; i < 3 * MOST; i++) {
      crowd.add(new RawClient(server.port()));
    }
    assertHealthy();
    assertThat(untilServed(upsert()).status()).isEqualTo(200);
  }

  @Test
  void healthIsAnsweredWhenEveryPlaceIsHeld() throws Exception {
    start(InetAddress::isLoopbackAddress);
    fill();
    assertHealthy();
    assertThat(send(Raw.get("x", "/metrics")).status()).isEqualTo(200);
    RawClient.Answer refused = send(upsert());
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.member("code")).isEqualTo("too_many_connections");
    assertThat(refused.member("traceId")).isEqualTo(refused.headers().get("x-trace-id"));
    assertThat(refused.headers()).containsEntry("retry-after", "1");
    assertThat(send(Raw.get("x", "/metrics")).body())
        .contains("cardfile_http_rejections_total{reason=\"too_many_connections\"} 1.0");
    // No connection was closed in the middle of its request.
    for (RawClient held : crowd) {
      assertThat(held.send("\r\n").answer().status()).isEqualTo(200);
    }
    assertThat(untilServed(upsert()).status()).isEqualTo(200);
  }

  @Test
  void aPageMayReadThatThereIsNoPlaceForIt() throws Exception {
    HttpSettings settings =
        HttpSettings.DEFAULT
            .withConnections(MOST, 0, InetAddress::isLoopbackAddress)
            .withCors(List.of("https://app.example"));
    server = RunningServer.start(folder, settings, InstantSource.system());
    fill();
    RawClient.Answer refused =
        send("GET /openapi.json HTTP/1.1\r\n" + Raw.HOST + "Origin: https://app.example\r\n\r\n");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.headers())
        .containsEntry("access-control-allow-origin", "https://app.example")
        .containsEntry("vary", "Origin");
  }

  @Test
  void healthIsAnsweredWhenThoseWhoAreTooManySayNothing() throws Exception {
    start(InetAddress::isLoopbackAddress);
    fill();
    for (int i = 0; i < MOST; i++) {
      crowd.add(new RawClient(server.port()));
      if (i % 16 == 0) {
        assertHealthy();
      }
    }
    assertHealthy();
  }

  @Test
  void healthIsAnsweredWhenThoseWhoAreTooManySayHalfOfWhatTheyWant() throws Exception {
    start(InetAddress::isLoopbackAddress);
    fill();
    for (int i = 0; i < MOST; i++) {
      crowd.add(half());
      if (i % 16 == 0) {
        assertHealthy();
      }
    }
    assertHealthy();
  }

  @Test
  void oneAddressCannotKeepTheOthersOut() throws Exception {
    start(_ -> false);
    for (int i = 0; i < 2 * MOST; i++) {
      crowd.add(half());
    }
    InetAddress other = InetAddress.ofLiteral("127.0.0.2");
    try (RawClient client = new RawClient(other, server.port())) {
      RawClient.Answer answer = client.send(upsert()).answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers()).doesNotContainKey("connection");
    }
    try (RawClient client = new RawClient(other, server.port())) {
      assertThat(client.send(Raw.get("x", "/metrics")).answer().body())
          .containsPattern("rejections_total\\{reason=\"closed_at_once\"} [1-9]");
    }
    int served = 0;
    for (RawClient held : crowd) {
      try {
        served += held.send("\r\n").answer().status() == 200 ? 1 : 0;
      } catch (IOException closed) {
        // This connection is beyond the address's share.
      }
    }
    // Beyond the share, the few spare places can answer one of these health requests each.
    assertThat(served).isBetween(SHARE, SHARE + 2);
  }

  @Test
  void anAddressMakesRoomForItselfOnly() throws Exception {
    start(_ -> false);
    InetAddress other = InetAddress.ofLiteral("127.0.0.2");
    try (RawClient bystander = new RawClient(other, server.port())) {
      assertThat(bystander.send(health()).answer().status()).isEqualTo(200);
      idleCrowdOf(SHARE);
      assertThat(untilServed(upsert()).headers()).doesNotContainKey("connection");
      assertThat(crowd.getFirst().isClosed()).isTrue();
      assertThat(bystander.send(health()).answer().status()).isEqualTo(200);
    }
  }

  /** One that has its share, and is busy with all of it, is told so without harm to others. */
  @Test
  void anAddressThatFindsNoRoomForItselfLeavesItToOthers() throws Exception {
    start(_ -> false);
    for (int i = 0; i < SHARE; i++) {
      crowd.add(half());
    }
    for (String address : List.of("127.0.0.2", "127.0.0.3", "127.0.0.4")) {
      for (int i = 0; i < SHARE; i++) {
        crowd.add(new RawClient(InetAddress.ofLiteral(address), server.port()));
      }
    }
    InetAddress newcomer = InetAddress.ofLiteral("127.0.0.5");
    int status = 0;
    for (int i = 0; i < 20 && status != 200; i++) {
      // Long enough for a new search.
      Thread.sleep(150);
      try (RawClient oneTooMany = new RawClient(server.port());
          RawClient client = new RawClient(newcomer, server.port())) {
        assertThat(oneTooMany).isNotNull();
        status = client.send(upsert()).answer().status();
      }
    }
    assertThat(status).isEqualTo(200);
  }

  private void fill() throws IOException {
    for (int i = 0; i < MOST; i++) {
      crowd.add(half());
    }
  }

  /** Opens a connection that stays in the middle of a request's head. */
  private RawClient half() throws IOException {
    String request = health();
    return new RawClient(server.port()).send(request.substring(0, request.length() - 2));
  }

  private void assertHealthy() throws IOException {
    assertThat(send(health()).status()).isEqualTo(200);
    assertThat(send(Raw.get("x", "/readyz")).status()).isEqualTo(200);
  }

  private static String health() {
    return Raw.get("x", "/healthz");
  }

  private String upsert() {
    return Raw.upsert(server.token(), Raw.contact(RunningServer.LOCATION, "crowd@example.com"));
  }

  private RawClient.Answer send(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).answer();
    }
  }

  /** Opens idle connections, of which the first has been idle for longest. */
  private void idleCrowdOf(int connections) throws Exception {
    for (int i = 0; i < connections; i++) {
      crowd.add(new RawClient(server.port()));
      assertThat(crowd.getLast().send(health()).answer().status()).isEqualTo(200);
      if (i == 0) {
        // A connection becomes idle some time after its answer has arrived.
        Thread.sleep(200);
      }
    }
  }

  /** Repeats the request while it is refused with a 503. */
  private RawClient.Answer untilServed(String request) throws Exception {
    RawClient.Answer answer = send(request);
    while (answer.status() == 503) {
      assertThat(answer.member("code")).isEqualTo("too_many_connections");
      Thread.sleep(20);
      answer = send(request);
    }
    return answer;
  }
}
