package dev.cardfile.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.RunningServer;
import dev.cardfile.cli.Shell;
import dev.cardfile.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyCommandTest {

  private static final String SUM = "[0-9a-f]{64}";

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(directory);
  }

  private void fill() {
    shell.line("location create --data old --id mine --name Mine").printed();
    shell.line("token create --data old --location mine").printed();
  }

  @Test
  void aServerOnTheCopyTakesTheTokensOfTheStore() throws Exception {
    shell.line("location create --data old --id mine --name Mine").printed();
    String token = shell.line("token create --data old --location mine").printed();
    String body = "{\"locationId\":\"mine\",\"email\":\"rosan@deos.com\"}";
    try (RunningServer server = RunningServer.start(shell, "--data", "old")) {
      assertThat(server.upsert(token, body)).startsWith("200 {\"new\":true,");
    }
    String url = PostgresServer.shared().newDatabase();
    try {
      Shell.Result copied = shell.line("copy --from old --to " + url);
      assertThat(copied.err())
          .isEqualTo("cardfile: copied 6 rows and verified them; servers can use the copy now\n");
      assertThat(copied.out())
          .matches(
              "(?s)TABLE +ROWS +SHA256\nlocation +1 +SUM\nlocation_deletion +0 +SUM\ncustom_field +0 +SUM\ntag +0 +SUM\nnamed_value +0 +SUM\ncontact +1 +SUM\ncontact_key +1 +SUM\ncontact_alias +0 +SUM\ncontact_change +1 +SUM\nkept_changes +1 +SUM\ndeleted_note +0 +SUM\ndeleted_task +0 +SUM\nnote +0 +SUM\ntask +0 +SUM\nbusiness +0 +SUM\nretry_outcome +0 +SUM\ncontact_import +0 +SUM\nimport_chunk +0 +SUM\nimport_row +0 +SUM\napp +0 +SUM\napp_authorization +0 +SUM\nvoucher +0 +SUM\noperator +0 +SUM\nconsole_link +0 +SUM\ntoken +1 +SUM\n"
                  .replace("SUM", SUM));
      assertThat(shell.line("copy --from " + url + " --to new --json").printed())
          .startsWith("{\"table\":\"location\",\"rows\":1,\"sha256\":\"")
          .hasLineCount(25);
    } finally {
      PostgresServer.shared().dropDatabase(url);
    }
    assertThat(Files.getPosixFilePermissions(directory.resolve("new"))).hasSize(3);
    try (RunningServer server = RunningServer.start(shell, "--data", "new")) {
      assertThat(server.upsert(token, body)).startsWith("200 {\"new\":false,");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "copy | 2 | missing --from DATA_OR_URL, --to DATA_OR_URL.",
        "copy --from old | 2 | missing --to DATA_OR_URL.",
        "copy --from old --to jdbc:mysql://u:secret@h/d | 2 | --to: give jdbc:sqlite:PATH, or",
        "copy --from old --to jdbc:sqlite::memory: | 2 | --to: give jdbc:sqlite:PATH, or",
        "copy --from old --to new --data x | 2 | unknown option '--data'",
        "copy --from old --to jdbc:postgresql://u:secret@127.0.0.1/d | 1 | the database's URL is not",
        "copy --from old --to jdbc:postgresql://127.0.0.1:1/d?user=u&password=secret | 1 |"
            + " cannot use PostgreSQL at 127.0.0.1:1/d: Connection to 127.0.0.1:1 refused",
        "copy --from nowhere --to new | 1 | there is no store at ",
        "copy --from old --to old | 1 | cannot be copied to itself",
        "copy --from old --to ./old/../old | 1 | cannot be copied to itself",
        "copy --from old --to other | 1 | is in use: the target of a copy must be missing or empty",
        "copy --from old --to file | 1 | is a file",
      })
  void saysInOneLineWhatItCannotDo(String line, int exitCode, String said) throws IOException {
    fill();
    shell.line("location create --data other --id other --name Other").printed();
    Files.writeString(directory.resolve("file"), "");
    assertThat(shell.line(line).said(exitCode)).contains(said).doesNotContain("secret");
    assertThat(directory.resolve("nowhere")).doesNotExist();
    assertThat(directory.resolve("new")).doesNotExist();
  }

  @Test
  void takesItsPlacesFromVariablesToo() {
    fill();
    shell.with("CARDFILE_COPY_FROM", "old").with("CARDFILE_COPY_TO", "new");
    Shell.Result result = shell.line("copy");
    assertThat(result.err())
        .isEqualTo(
            """
            cardfile: --from comes from CARDFILE_COPY_FROM
            cardfile: --to comes from CARDFILE_COPY_TO
            cardfile: copied 2 rows and verified them; servers can use the copy now
            """);
    assertThat(result.exitCode()).isZero();
  }
}
