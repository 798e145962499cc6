package dev.cardfile.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {

  @TempDir private Path directory;

  @Test
  void savesTheStoreAndSaysWhere() throws Exception {
    Shell shell = new Shell(directory);
    shell.line("location create --id mine --name Mine").printed();
    assertThat(shell.line("backup saved.db").printed())
        .matches(
            "\\Qstore: %s\nfile: %s\nbytes: %d\nschema: \\E[1-9]\\d*"
                .formatted(
                    directory.resolve("cardfile-data/cardfile.db"),
                    directory.resolve("saved.db"),
                    Files.size(directory.resolve("saved.db"))));
    assertThat(shell.line("backup saved.db").said(1)).contains("--force replaces it");
    assertThat(shell.line("backup saved.db --force --json").printed()).startsWith("{\"store\":\"");
    assertThat(shell.line("location show mine --database jdbc:sqlite:saved.db").printed())
        .startsWith("id: mine\n");
  }

  @Test
  void saysInOneLineWhatItCannotDo() {
    Shell shell = new Shell(directory);
    assertThat(shell.line("backup").said(2)).startsWith("missing FILE.");
    assertThat(shell.line("backup x").said(1)).startsWith("there is no store at ");
    assertThat(
            shell
                .line("backup x --database jdbc:postgresql://127.0.0.1:1/d?password=secret")
                .said(1))
        .isEqualTo(
            "PostgreSQL at 127.0.0.1:1/d must be backed up with PostgreSQL's own tools:"
                + " pg_dump -Fc or pg_basebackup");
    assertThat(shell.run("backup", " ").said(2)).isEqualTo("FILE: ' ' is not a path");
    assertThat(directory).isEmptyDirectory();
  }
}
