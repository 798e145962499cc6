package dev.cardfile.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateCommandTest {

  @TempDir private Path directory;

  @Test
  void saysFirstAndMakesThen() {
    Shell shell = new Shell(directory);
    String planned = shell.line("migrate --dry-run").printed();
    assertThat(planned)
        .startsWith("store: " + directory.resolve("cardfile-data/cardfile.db") + "\nfrom: 0\nto: ")
        .contains("\nsteps: 0001-")
        .endsWith("\ndone: no");
    assertThat(directory).isEmptyDirectory();
    assertThat(shell.line("migrate").printed()).isEqualTo(planned.replace("done: no", "done: yes"));
    assertThat(directory.resolve("cardfile-data/cardfile.db")).isRegularFile();
    assertThat(shell.line("migrate --dry-run --json").printed())
        .matches(".*\"from\":(\\d+),\"to\":\\1,\"steps\":\\[],\"done\":false}");
  }
}
