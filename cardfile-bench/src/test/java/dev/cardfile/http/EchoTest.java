package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.http.server.CannotListen;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoTest {

  private static final String UPSERT =
      "{\"locationId\":\"" + RunningServer.LOCATION + "\",\"email\":\"a@example.com\"}";

  @ParameterizedTest
  @ValueSource(ints = {11, 900, 100_000})
  void answersWithSoManyBytes(int bytes) throws Exception {
    try (HttpServer server = echo(bytes);
        HttpClient client = HttpClient.newHttpClient()) {
      for (String body : new String[] {"", "x".repeat(500), "x".repeat(50_000)}) {
        HttpResponse<String> answer = client.send(post(server.port(), "t", body), text());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize(bytes).startsWith("{\"echo\":\"");
      }
    }
  }

  /** Only the values may differ; with other headers, an answer would not cost the same to send. */
  @Test
  void hasTheHeadersOfAnUpsertsAnswer(@TempDir Path folder) throws Exception {
    try (HttpServer echo = echo(900);
        RunningServer server = RunningServer.start(folder);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(post(server.port(), server.token(), UPSERT), text());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      HttpResponse<String> echoed = client.send(post(echo.port(), "t", UPSERT), text());
      assertThat(echoed.headers().map().keySet()).isEqualTo(answer.headers().map().keySet());
      for (String header : new String[] {"content-type", "x-trace-id"}) {
        assertThat(echoed.headers().firstValue(header).orElseThrow())
            .hasSameSizeAs(answer.headers().firstValue(header).orElseThrow());
      }
    }
  }

  private static HttpServer echo(int bytes) throws CannotListen {
    return EchoServer.start(
        HttpSettings.DEFAULT.withPort(0), bytes, InstantSource.system(), new SecureRandom());
  }

  private static HttpRequest post(int port, String token, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/contacts/upsert"))
        .header("Authorization", "Bearer " + token)
        .header("Version", "2021-07-28")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }
}
