package dev.cardfile.cli.location;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.TokenHash;
import dev.cardfile.cli.Shell;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppCommandsTest {

  private static final String BACK = "--redirect-uri https://app.example/back";

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(directory);
    shell.line("location create --id here --name Here");
    shell.line("location create --id there --name There");
  }

  @Test
  void createPrintsTheSecretAndNothingElseEverDoes() {
    String created = shell.line("app create --name Mine " + BACK).printed();
    assertThat(created.lines())
        .anyMatch(line -> line.matches("client id: [0-9A-Za-z]{20}-cardfile"))
        .anyMatch(line -> line.matches("client secret: ocs-[0-9A-Za-z_-]{43}"))
        .contains("scopes: contacts.readonly,contacts.write");
    String secret = created.replaceAll("(?s).*client secret: (\\S+).*", "$1");
    assertThat(shell.line("app list").printed() + shell.line("app list --json").printed())
        .contains("Mine", "https://app.example/back")
        .doesNotContain("ocs-", TokenHash.of(secret).hex());
  }

  @Test
  void createTakesLocationsScopesAndSeveralUris() {
    String created =
        shell
            .line(
                "app create --json --name Mine --company acme "
                    + BACK
                    + " --redirect-uri http://localhost:1/x --location here --location there,here")
            .printed();
    assertThat(created)
        .startsWith("{\"clientId\":\"")
        .contains(
            "\"company\":\"acme\"",
            "\"redirectUris\":[\"https://app.example/back\",\"http://localhost:1/x\"]",
            "\"locations\":[\"here\",\"there\"]",
            "\"scopes\":[\"contacts.readonly\",\"contacts.write\",\"oauth.readonly\","
                + "\"oauth.write\"]",
            "\"state\":\"valid\"");
    assertThat(shell.line("app create --json --name x --scope contacts.readonly " + BACK).printed())
        .contains("\"scopes\":[\"contacts.readonly\"]");
  }

  @Test
  void revokesByEitherId() {
    String id = id("app create --json --name Mine --location here,there");
    assertThat(shell.line("app revoke " + id + " --location here").printed())
        .isEqualTo("revoked " + id + " for here");
    assertThat(shell.line("app list --json").printed())
        .contains("\"locations\":[\"there\"]", "\"state\":\"valid\"");
    assertThat(shell.line("app revoke " + id + "-cardfile").printed()).isEqualTo("revoked " + id);
    assertThat(shell.line("app list --json").printed()).contains("\"state\":\"revoked\"");
    assertThat(shell.line("app revoke x").said(1)).isEqualTo("there is no app with the id x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app create --name x | 2 | give --redirect-uri, --location or both: the app needs one of them",
        "app create --name x --location nowhere | 1 | there is no location nowhere",
        "app create --name x --location , | 2 |"
            + " --location: '' is not an id of 1 to 64 letters, digits, - and _",
      })
  void refuses(String line, int exitCode, String said) {
    assertThat(shell.line(line).said(exitCode)).isEqualTo(said);
  }

  @Test
  void refusesARedirectUriThatIsNone() {
    for (String uri : List.of("http://app.example/", "javascript:alert(1)", "/x", "x")) {
      assertThat(shell.run("app", "create", "--name", "x", "--redirect-uri", uri).said(2))
          .startsWith("--redirect-uri: '" + uri + "' is not an https URI");
    }
  }

  private String id(String create) {
    Matcher id =
        Pattern.compile("\"id\":\"([0-9A-Za-z]{20})\"").matcher(shell.line(create).printed());
    assertThat(id.find()).isTrue();
    return id.group(1);
  }
}
