package dev.cardfile.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The flags and settings of the benchmark. */
class BenchFlagsTest {

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell =
        new Shell(
            directory,
            () -> List.of(new BenchCommand(Main.class), new EchoCommand(), new FileCommand()));
  }

  @Test
  void hasHelp() {
    for (String command : List.of("bench", "bench-echo", "bench-file")) {
      assertThat(shell.line(command + " --help").printed())
          .startsWith("Usage: cardfile " + command + " ")
          .doesNotContain("\u001b");
    }
    assertThat(shell.line("--help").printed())
        .contains("Measure upserts over HTTP")
        .doesNotContain("bench-echo");
  }

  @Test
  void readsItsFlagsFromTheFileAndTheEnvironment() throws IOException {
    Files.writeString(directory.resolve("cardfile.properties"), "bench.contacts = none\n");
    assertThat(shell.line("bench").err()).contains("--contacts: 'none' is not a number");
    Files.delete(directory.resolve("cardfile.properties"));
    assertThat(shell.with("CARDFILE_BENCH_SEED", "x").line("bench").err())
        .contains("--seed: 'x' is not a number");
    Files.writeString(directory.resolve("cardfile.properties"), "bench.contact = 1\n");
    assertThat(shell.line("bench").said(2)).contains("there is no setting 'bench.contact'");
  }

  @Test
  void writesAFileToImport() throws IOException {
    shell.line("bench-file people.csv --rows 3 --keyless 0").printed();
    List<String> lines = Files.readAllLines(directory.resolve("people.csv"));
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst())
        .isEqualTo(
            "Contact Id,First Name,Last Name,Phone,Email,Business Name,Created,Last Activity,Tags");
    assertThat(lines.get(1))
        .matches(
            "hLbench\\d{13},Rosan,Deo,\\+\\d+,\\S+@example.com,DGS VolMAX,2021-01-01T00:00:00Z,"
                + "[A-Z][a-z]{2} \\d\\d \\d{4} \\d\\d:\\d\\d [AP]M,\"newsletter,customer\"");
    assertThat(shell.line("bench --import --soak 3s").said(2)).contains("--import: cannot be");
  }

  @Test
  void documentsItsFlags() throws IOException {
    List<String> documented =
        Files.readAllLines(page()).stream().filter(line -> line.startsWith("bench.")).toList();
    assertThat(documented)
        .containsExactlyElementsOf(
            new CommandLine(new BenchCommand(Main.class))
                .getCommandSpec().options().stream()
                    .map(OptionSpec::longestName)
                    .map(name -> name.replace("--", "bench."))
                    .sorted()
                    .toList());
  }

  /** The working directory is this module's folder, or the program's. */
  private static Path page() {
    Path page = Path.of("docs/configuration.md");
    return Files.exists(page) ? page : Path.of("..").resolve(page);
  }
}
