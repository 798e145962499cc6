package dev.cardfile.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseCommandTest {

  @TempDir private Path directory;

  /**
   * There are two starts, each with 400 people twice, 40 searches and 40 lists, whatever the
   * settings in the environment.
   */
  @Test
  void playsTwoStartsWithTheirRequestsAndLeavesNothing() {
    Shell shell =
        new Shell(directory)
            .with("CARDFILE_RATE_LIMIT", "5")
            .with("CARDFILE_DATA", directory.resolve("in-use").toString())
            .with("CARDFILE_NO_EXAMPLE", "true");
    Shell.Result result = shell.line("rehearse");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).isEqualTo("answers: 1760\n");
    assertThat(directory).isEmptyDirectory();
  }
}
