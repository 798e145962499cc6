package dev.cardfile.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the console's files are served. */
class ConsoleRoutesTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private StoreFixture database;
  private ConsoleServer server;

  @BeforeEach
  void start() throws Exception {
    database = StoreKind.SQLITE.newFixture();
    server = new ConsoleServer(database);
  }

  @AfterEach
  void stop() {
    try (StoreFixture closing = database) {
      server.close();
      client.shutdownNow();
      closing.check();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console",
        "/console/",
        "/console/locations",
        "/console/health",
        "/console/requests",
        "/console/at/ve9EPM428h8vShlRW1KT/contacts",
        "/console/at/ve9EPM428h8vShlRW1KT/contacts/0VbzABGy000000000000"
      })
  void everyScreenIsTheSamePage(String path) throws Exception {
    HttpResponse<byte[]> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains(
            "<div id=\"app\">",
            "<link rel=\"modulepreload\" href=\"/console/vendor/preact.js\">",
            "<link rel=\"modulepreload\" href=\"/console/screen/contacts.js\">")
        .doesNotContain("style=", "<!-- modules -->", "types.js");
  }

  @Test
  void theHeadersAllowNothingFromElsewhere() throws Exception {
    for (String file : ConsoleFile.all()) {
      HttpResponse<byte[]> answer = get("/console/" + file);
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      assertThat(header(answer, "Content-Security-Policy"))
          .isEqualTo(
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                  + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                  + " frame-ancestors 'none'");
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
      assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    }
  }

  @Test
  void isPackedForThoseWhoTakeIt() throws Exception {
    HttpResponse<byte[]> plain = get("/console/console.css");
    HttpResponse<byte[]> packed = get("/console/console.css", "Accept-Encoding", "br, gzip");
    assertThat(header(plain, "Content-Encoding")).isNull();
    assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(packed, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(header(packed, "ETag")).isNotEqualTo(header(plain, "ETag"));
    assertThat(packed.body().length).isLessThan(plain.body().length / 2);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
        .isEqualTo(plain.body());
  }

  @Test
  void whoHasItAlreadyGetsNoBody() throws Exception {
    String tag = header(get("/console/app.js"), "ETag");
    HttpResponse<byte[]> again = get("/console/app.js", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/files.txt",
        "/console/none.js",
        "/console/vendor",
        "/console/vendor/",
        "/console/part/../app.js",
        "/console/..%2fapp.js",
        "/console/part%2fbulk.js",
        "/console/vendor/preact.js/more",
        "/console/at/x"
      })
  void nothingElseIsThere(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void isOnlyRead() throws Exception {
    assertThat(server.send("POST", "/console", "{}").statusCode()).isEqualTo(404);
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.inside() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse(null);
  }
}
