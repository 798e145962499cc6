package dev.cardfile.cli.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.TokenHash;
import dev.cardfile.cli.RunningServer;
import dev.cardfile.cli.Shell;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorCommandsTest {

  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9A-Za-z]{20})\"");

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(directory);
    shell.line("location create --id here --name Here");
    shell.line("location create --id there --name There");
  }

  @Test
  void createPrintsJustTheTokenAndNothingElseEverDoes() {
    String secret = shell.line("operator create").printed();
    assertThat(secret).matches("opt-[0-9A-Za-z_-]{43}");
    assertThat(shell.line("operator list").printed() + shell.line("operator list --json").printed())
        .contains("all")
        .doesNotContain("opt-")
        .doesNotContain(TokenHash.of(secret).hex());
  }

  @Test
  void createTakesNameLocationsAndLife() {
    assertThat(
            shell
                .line(
                    "operator create --name Robin --location here,there --location here"
                        + " --expires 90d --json")
                .printed())
        .contains("\"name\":\"Robin\",\"locations\":[\"here\",\"there\"]", "\"state\":\"valid\"")
        .containsPattern("\"expires\":\"20");
    assertThat(shell.line("operator create --location nowhere").said(1))
        .isEqualTo("there is no location nowhere");
    assertThat(shell.line("operator list").printed().lines()).hasSize(2);
  }

  @Test
  void revokesByIdForGood() {
    Matcher id = ID.matcher(shell.line("operator create --json").printed());
    assertThat(id.find()).isTrue();
    assertThat(shell.line("operator revoke " + id.group(1)).printed())
        .isEqualTo("revoked " + id.group(1));
    assertThat(shell.line("operator list").printed()).endsWith("revoked");
    assertThat(shell.line("operator revoke none").said(1))
        .isEqualTo("there is no operator with the id none");
    String secret = shell.line("operator create").printed();
    assertThat(shell.line("operator revoke " + secret).said(2))
        .startsWith("ID: this is a token, not an operator's id")
        .doesNotContain(secret);
  }

  @Test
  void aLinkOpensTheConsoleOfARunningServerOnce() throws Exception {
    try (RunningServer server = RunningServer.start(shell);
        HttpClient client = HttpClient.newHttpClient()) {
      int port = URI.create(server.url()).getPort();
      assertThat(server.printed()).doesNotContain("#code=");
      assertThat(shell.line("console --port " + port).printed())
          .isEqualTo(server.url() + "/console");
      String link = shell.line("console --link --port " + port).printed();
      assertThat(link).matches("http://127\\.0\\.0\\.1:\\d+/console#code=[0-9A-Za-z_-]{43}");
      for (int status : new int[] {204, 401}) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(server.url() + "/console/session"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"code\":\"" + link.split("#code=")[1] + "\"}"))
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
            .isEqualTo(status);
      }
    }
  }

  @Test
  void thereIsNoLinkForAServerBeyondLoopback() {
    assertThat(shell.line("console --link --host 0.0.0.0").said(1))
        .isEqualTo(
            "links work only for a server on loopback; sign in with an operator's token, which"
                + " 'cardfile operator create' makes");
    assertThat(shell.line("console --link --port 0").said(2))
        .isEqualTo("--port: give the port that the server listens on");
  }

  @Test
  void deletesALocationWhenItIsToldTwice() {
    shell.line("token create --location here");
    assertThat(shell.line("location delete here").said(2))
        .isEqualTo("deleting cannot be undone: add --yes to delete here");
    assertThat(shell.line("location delete here --yes").printed()).isEqualTo("deleted here");
    assertThat(shell.line("location delete here --yes").said(1))
        .isEqualTo("there is no location here");
    assertThat(shell.line("location list").printed()).contains("there").doesNotContain("\nhere ");
    assertThat(shell.line("location create --id here --name Again").printed()).isEqualTo("here");
    assertThat(shell.line("token list --location here --json").err())
        .isEqualTo(shell.line("token list --location there --json").err().replace("there", "here"));
  }
}
