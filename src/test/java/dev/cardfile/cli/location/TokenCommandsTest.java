package dev.cardfile.cli.location;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Scope;
import dev.cardfile.cli.Shell;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCommandsTest {

  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9A-Za-z]{20})\"");

  private static final Pattern SCOPES = Pattern.compile("\"scopes\":\\[([^]]*)]");

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(directory);
    shell.line("location create --id here --name Here");
  }

  @Test
  void createPrintsJustTheTokenAndNothingElseEverDoes() {
    String secret = shell.line("token create --location here").printed();
    assertThat(secret).matches("pit-[0-9a-f-]{36}");
    String listed =
        shell.line("token list --location here").printed()
            + shell.line("token list --location here --json").printed();
    assertThat(listed)
        .doesNotContain("pit-")
        .doesNotContain(dev.cardfile.access.TokenHash.of(secret).hex());
  }

  @Test
  void createTakesNameScopesAndLife() {
    String created =
        shell
            .run(
                "token",
                "create",
                "--location",
                "here",
                "--name",
                "CRM import",
                "--expires",
                "90d",
                "--scope",
                "locations.write, contacts.write",
                "--json")
            .printed();
    assertThat(created)
        .startsWith("{\"token\":\"pit-")
        .contains("\"name\":\"CRM import\"")
        .contains("\"scopes\":[\"contacts.write\",\"locations.write\"]")
        .contains("\"state\":\"valid\"");
    assertThat(shell.line("token list --location here --json").printed())
        .isEqualTo(created.replaceFirst("\"token\":\"[^\"]+\",", ""));
  }

  @Test
  void listIsATable() {
    shell.line("token create --location here");
    String[] lines = shell.line("token list --location here").printed().split("\n", -1);
    assertThat(lines).hasSize(2);
    assertThat(lines[0].split(" +", -1))
        .containsExactly("ID", "NAME", "SCOPES", "CREATED", "EXPIRES", "STATE");
    assertThat(lines[1])
        .matches("[0-9A-Za-z]{20} +- +contacts\\.readonly,contacts\\.write,\\S+ +\\S+Z +- +valid");
  }

  @Test
  void aTokenMayDoAllButWriteTheSettingsAndEraseUnlessItIsTold() {
    List<String> all = Arrays.stream(Scope.values()).map(Scope::wireName).toList();
    List<String> settingsNot =
        all.stream()
            .filter(scope -> !Set.of("locations.write", "contacts.erase").contains(scope))
            .toList();
    assertThat(scopes("token create --location here --json")).isEqualTo(settingsNot);
    assertThat(scopes("token create --location here --scope all --json")).isEqualTo(all);
  }

  private List<String> scopes(String line) {
    Matcher scopes = SCOPES.matcher(shell.line(line).printed());
    assertThat(scopes.find()).isTrue();
    return List.of(scopes.group(1).replace("\"", "").split(",", -1));
  }

  @Test
  void revokesByIdForGood() {
    String created = shell.line("token create --location here --json").printed();
    Matcher id = ID.matcher(created);
    assertThat(id.find()).isTrue();
    assertThat(shell.line("token revoke " + id.group(1)).printed())
        .isEqualTo("revoked " + id.group(1));
    assertThat(shell.line("token revoke " + id.group(1) + " --json").printed())
        .isEqualTo("{\"id\":\"" + id.group(1) + "\",\"state\":\"revoked\"}");
    assertThat(shell.line("token list --location here").printed()).endsWith("revoked");
  }

  @Test
  void knowsNoOtherTokenAndNoOtherLocation() {
    assertThat(shell.line("token revoke 00000000000000000000").said(1))
        .isEqualTo("there is no token with the id 00000000000000000000");
    assertThat(shell.line("token create --location there").said(1))
        .isEqualTo("there is no location there");
    assertThat(shell.line("token list --location there").said(1))
        .isEqualTo("there is no location there");
  }

  @Test
  void doesNotRepeatATokenThatIsTakenForItsId() {
    String secret = shell.line("token create --location here").printed();
    assertThat(shell.line("token revoke " + secret).said(2))
        .isEqualTo("ID: this is a token, not a token's id; 'cardfile token list' shows the ids");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1m", "12h", "90d", "4w", "1y", "10y"})
  void takesLives(String life) {
    assertThat(shell.line("token create --location here --expires " + life).printed())
        .startsWith("pit-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"59s", "11y", "90", "d", "-1d", "999999999y", "for ever"})
  void refusesOtherLives(String life) {
    assertThat(shell.run("token", "create", "--location", "here", "--expires=" + life).said(2))
        .isEqualTo(
            "--expires: '%s' is not a time from 1m to 10y, such as 12h, 90d, 4w or 1y"
                .formatted(life));
  }

  @ParameterizedTest
  @CsvSource({
    "contacts.wirte, contacts.wirte, ; did you mean contacts.write?",
    "'contacts.write,', '', ''",
    "everything, everything, ''",
  })
  void refusesUnknownScopes(String scopes, String named, String hint) {
    assertThat(shell.run("token", "create", "--location", "here", "--scope", scopes).said(2))
        .isEqualTo(
            "--scope: '%s' is not one of contacts.readonly, contacts.write, contacts.erase, locations.readonly,"
                    .formatted(named)
                + " locations.write, locations/customFields.readonly,"
                + " locations/customFields.write, locations/customValues.readonly,"
                + " locations/customValues.write, locations/tags.readonly, locations/tags.write,"
                + " locations/tasks.readonly, businesses.readonly, businesses.write, oauth.readonly, oauth.write"
                + hint);
  }
}
