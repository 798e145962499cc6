package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How {@code nextPageUrl} begins, depending on the request and its sender. HERE stands for the
 * address and port to which the request was sent.
 */
class LinksTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "localhost:1, http://localhost:1",
    "LOCALHOST, http://LOCALHOST",
    "127.0.0.1:8080, http://127.0.0.1:8080",
    "127.0.0.9, http://127.0.0.9",
    "[::1]:80, http://[::1]:80",
    "cardfile.example, HERE",
    "localhost.example, HERE",
    "10.0.0.1:1, HERE",
    "[2001:db8::1]:8080, HERE",
    "a_b.internal:65535, HERE",
    "localhost:123456, HERE",
  })
  void isThisMachineWhateverAStrangerSays(String host, String base) throws Exception {
    String headers =
        String.join(
            "\r\n",
            "Host: " + host,
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: evil.example",
            "Forwarded: host=evil.example;proto=https",
            "");
    assertThat(base(null, LinksTest::isNobody, headers)).isEqualTo(base);
  }

  @ParameterizedTest
  @CsvSource({
    "'', HERE",
    "'X-Forwarded-Proto: https', https://127.0.0.1:%d",
    "'X-Forwarded-Proto: https|X-Forwarded-Host: a.example', https://a.example",
    "'X-Forwarded-Proto: HTTPS|X-Forwarded-Host: a.example:8443', https://a.example:8443",
    "'X-Forwarded-Host: a.example', http://a.example",
    "'X-Forwarded-Proto: javascript|X-Forwarded-Host: a.example', http://a.example",
    "'X-Forwarded-Host: evil.example, a.example', http://a.example",
    "'X-Forwarded-Host: evil.example|X-Forwarded-Host: a.example', http://a.example",
    "'X-Forwarded-Host: a/b', HERE",
    "'Forwarded: for=10.0.0.9;host=a.example;proto=https', https://a.example",
    "'Forwarded: for=\"[2001:db8::1]:4711\" ; Host=\"a.example:8443\" ; PROTO=https',"
        + " https://a.example:8443",
    "'Forwarded: host=evil.example, host=a.example;proto=https', https://a.example",
    "'Forwarded: host=a.example;proto=https|X-Forwarded-Host: b.example', https://a.example",
    "'Forwarded: for=10.0.0.9|X-Forwarded-Host: b.example|X-Forwarded-Proto: https',"
        + " https://b.example",
    "'Forwarded: host=\"a b\"', HERE",
    "'Forwarded: ;;=;host', HERE",
  })
  void isWhatATrustedProxySays(String headers, String base) throws Exception {
    String sent = headers.isEmpty() ? "" : headers.replace("|", "\r\n").concat("\r\n");
    assertThat(base(null, InetAddress::isLoopbackAddress, "Host: 127.0.0.1:%d\r\n" + sent))
        .isEqualTo(base);
  }

  @ParameterizedTest
  @CsvSource({"https://contacts.example", "http://[::1]:8443", "https://shop.example/crm"})
  void isThePublicUrlWhateverAnybodySays(String url) throws Exception {
    String strange =
        "Host: evil.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n";
    assertThat(base(url, InetAddress::isLoopbackAddress, strange)).isEqualTo(url);
    assertThat(base(url, LinksTest::isNobody, strange)).isEqualTo(url);
  }

  private static boolean isNobody(InetAddress address) {
    return false;
  }

  /** Returns the beginning of a link; %d stands for the port, in the headers and in the result. */
  private String base(String url, Predicate<InetAddress> proxies, String headers) throws Exception {
    HttpSettings settings = HttpSettings.DEFAULT.withLinks(url, proxies);
    try (RunningServer server = RunningServer.start(folder, settings, InstantSource.system())) {
      create(server, "ada@example.net");
      create(server, "bob@example.net");
      String here = "http://127.0.0.1:" + server.port();
      String link = link(server, headers.replace("%d", Integer.toString(server.port())));
      assertThat(link).contains("/contacts/?limit=1&startAfter=");
      String base = link.substring(0, link.indexOf("/contacts/"));
      return base.equals(here) ? "HERE" : base.replace(":" + server.port(), ":%d");
    }
  }

  private static String link(RunningServer server, String headers) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client
          .send(
              "GET /contacts/?limit=1 HTTP/1.1\r\n" + headers + Raw.rights(server.token()) + "\r\n")
          .answer()
          .member("nextPageUrl");
    }
  }

  private static void create(RunningServer server, String email) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      String body = Raw.contact(RunningServer.LOCATION, email);
      assertThat(client.send(Raw.upsert(server.token(), body)).answer().status()).isEqualTo(200);
    }
  }
}
