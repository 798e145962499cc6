package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which origins may call; cors.txt and cors-every-origin.txt show the complete answers. */
class CrossOriginTest {

  private static final String ALLOWED = "https://app.example";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "https://app.example, https://app.example",
    "http://app.example,",
    "https://app.example:8443,",
    "https://app.example.net,",
    "https://sub.app.example,",
    "HTTPS://APP.EXAMPLE,",
    "null,",
    "'https://app.example, https://app.example',",
    "'',",
  })
  void comparesOriginsToTheLetter(String origin, String allowed) throws Exception {
    try (RunningServer server = start(List.of(ALLOWED));
        RawClient client = new RawClient(server.port())) {
      RawClient.Answer answer =
          client
              .send("GET /healthz HTTP/1.1\r\n" + Raw.HOST + "Origin: " + origin + "\r\n\r\n")
              .answer();
      assertThat(answer.headers().get("access-control-allow-origin")).isEqualTo(allowed);
      assertThat(answer.headers()).containsEntry("vary", "Origin");
    }
  }

  @Test
  void allowsNobodyWhoNamesTwoOrigins() throws Exception {
    try (RunningServer server = start(List.of("*"));
        RawClient client = new RawClient(server.port())) {
      String origin = "Origin: " + ALLOWED + "\r\n";
      RawClient.Answer answer =
          client.send("GET /healthz HTTP/1.1\r\n" + Raw.HOST + origin + origin + "\r\n").answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
    }
  }

  @Test
  void keepsTheConnectionForTheRequestThatWasAskedAbout() throws Exception {
    try (RunningServer server = start(List.of("*"));
        RawClient client = new RawClient(server.port())) {
      RawClient.Answer may = client.send(preflight()).headOnly();
      assertThat(may.status()).isEqualTo(204);
      assertThat(may.headers())
          .containsEntry("access-control-allow-methods", "POST")
          .doesNotContainKeys(
              "connection",
              "content-type",
              "transfer-encoding",
              "access-control-allow-credentials");
      String contact = Raw.contact(RunningServer.LOCATION, "mina@example.net");
      assertThat(client.send(Raw.upsert(server.token(), contact)).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void isOffByDefault() throws Exception {
    try (RunningServer server = start(HttpSettings.DEFAULT.cors());
        RawClient client = new RawClient(server.port())) {
      RawClient.Answer refused = client.send(preflight()).answer();
      assertThat(refused.status()).isEqualTo(405);
      assertThat(refused.headers())
          .containsEntry("allow", "POST")
          .doesNotContainKeys("vary", "access-control-allow-origin");
    }
  }

  private static String preflight() {
    return "OPTIONS /contacts/upsert HTTP/1.1\r\n"
        + Raw.HOST
        + ("Origin: " + ALLOWED + "\r\nAccess-Control-Request-Method: POST\r\n\r\n");
  }

  private RunningServer start(List<String> origins) throws Exception {
    return RunningServer.start(
        folder, HttpSettings.DEFAULT.withCors(origins), InstantSource.system());
  }
}
