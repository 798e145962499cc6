package dev.cardfile.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/testing-against.md, word for word: a server for all tests of a class. */
class EmbeddingTest {

  private static final Path PAGE = Path.of("docs/testing-against.md");
  private static final Path THIS = Path.of("src/test/java/dev/cardfile/server/EmbeddingTest.java");

  @TempDir static Path folder;
  static Cardfile cardfile;
  static String token;

  @BeforeAll
  static void start() {
    cardfile = Cardfile.start(ServerOptions.inFolder(folder));
    token = cardfile.makeExample().orElseThrow().value();
  }

  @AfterAll
  static void stop() {
    cardfile.close();
  }

  @Test
  void createsAContact() throws Exception {
    String body =
        "{\"locationId\":\"%s\",\"email\":\"mina@example.net\"}".formatted(ExampleLocation.ID);
    HttpRequest upsert =
        HttpRequest.newBuilder(cardfile.url().resolve("/contacts/upsert"))
            .header("Authorization", "Bearer " + token)
            .header("Version", "2021-07-28")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(upsert, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).startsWith("{\"new\":true");
    }
  }

  @Test
  void isShownInTheDocumentation() throws IOException {
    List<String> shown =
        Files.readString(PAGE)
            .lines()
            .dropWhile(line -> !line.equals("```java"))
            .skip(1)
            .takeWhile(line -> !line.equals("```"))
            .toList();
    List<String> source = Files.readAllLines(THIS);
    List<String> run =
        source.subList(
            source.indexOf("  @TempDir static Path folder;"), source.lastIndexOf("  @Test") - 1);
    assertThat(shown)
        .containsExactlyElementsOf(run.stream().map(line -> line.replaceFirst("^  ", "")).toList());
  }
}
