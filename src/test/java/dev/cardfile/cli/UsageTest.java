package dev.cardfile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.command.CommandFlags;
import dev.cardfile.cli.serve.RehearseCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageTest {

  private static final Path PAGE = Path.of("docs/configuration.md");

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(directory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "serv | unknown command 'serv'; did you mean serve? See 'cardfile --help'.",
        "xyz | unknown command 'xyz'. See 'cardfile --help'.",
        "token lst | unknown command 'lst'; did you mean list? See 'cardfile token --help'.",
        "serve --prot 1 | unknown option '--prot'; did you mean --port? See 'cardfile serve --help'.",
        "serve --prot=1 | unknown option '--prot'; did you mean --port? See 'cardfile serve --help'.",
        "serve --secret=x | unknown option '--secret'. See 'cardfile serve --help'.",
        "serve now | unexpected argument 'now'. See 'cardfile serve --help'.",
        "serve --port | missing --port N. See 'cardfile serve --help'.",
        "location create | missing --name NAME. See 'cardfile location create --help'.",
        "location create --name x | missing ID. See 'cardfile location create --help'.",
        "location show | missing ID. See 'cardfile location show --help'.",
        "token create --location | missing --location ID. See 'cardfile token create --help'.",
        "location show a --id b | the id is given twice: bare and as --id",
        "help serv | unknown command 'serv'; did you mean serve? See 'cardfile --help'.",
        "help token lst | unknown command 'lst'; did you mean list? See 'cardfile token --help'.",
        "help serve now | unexpected argument 'now'. See 'cardfile serve --help'.",
        "serve --port 1 --port 2 | --port N is given twice. See 'cardfile serve --help'.",
        "serve --port 70000 | --port: '70000' is not a number from 0 to 65535",
        "version --database x | --database: give jdbc:sqlite:PATH, or"
            + " jdbc:postgresql://HOST:PORT/DATABASE?user=NAME",
      })
  void saysInOneLineWhatIsWrong(String line, String said) {
    assertThat(shell.line(line).said(2)).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "location", "token", "operator", "app", "field", "contact"})
  void printsTheHelpWhenACommandIsMissing(String line) {
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);
    Shell.Result result = shell.run(arguments);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("Usage: cardfile").contains("COMMAND", "--help");
  }

  @Test
  void hasHelpOnEveryLevel() {
    List<String> commands = commands(tree()).toList();
    assertThat(commands)
        .containsExactly(
            "cardfile",
            "cardfile serve",
            "cardfile location",
            "cardfile location create",
            "cardfile location list",
            "cardfile location show",
            "cardfile location duplicates",
            "cardfile location set",
            "cardfile location delete",
            "cardfile token",
            "cardfile token create",
            "cardfile token list",
            "cardfile token revoke",
            "cardfile operator",
            "cardfile operator create",
            "cardfile operator list",
            "cardfile operator revoke",
            "cardfile console",
            "cardfile app",
            "cardfile app create",
            "cardfile app list",
            "cardfile app revoke",
            "cardfile field",
            "cardfile field create",
            "cardfile field list",
            "cardfile contact",
            "cardfile contact show",
            "cardfile contact history",
            "cardfile contact restore",
            "cardfile contact erase",
            "cardfile changes",
            "cardfile import",
            "cardfile export",
            "cardfile migrate",
            "cardfile backup",
            "cardfile restore",
            "cardfile copy",
            "cardfile version",
            "cardfile help",
            "cardfile rehearse");
    for (String command : commands) {
      String line = command.replaceFirst("^cardfile ?", "") + " --help";
      assertThat(shell.line(line.strip()).printed())
          .startsWith("Usage: " + command + " [-h")
          .doesNotContain("\u001b");
      assertThat(shell.line(command.replaceFirst("^cardfile", "help")).printed())
          .isEqualTo(shell.line(line.strip()).printed());
    }
  }

  /** Applies to every command that works on one thing. */
  @Test
  void takesAnIdBareOrAsAFlag() {
    assertThat(shell.line("location create a --name A").printed()).isEqualTo("a");
    assertThat(shell.line("location create --id b --name B").printed()).isEqualTo("b");
    assertThat(shell.line("field create f --location a --name F --type TEXT").printed())
        .isEqualTo("f");
    for (String command :
        List.of("location show", "location duplicates", "location set --match phone")) {
      assertThat(shell.line(command + " a").out()).isEqualTo(shell.line(command + " --id a").out());
    }
    assertThat(shell.line("token revoke --id none").said(1))
        .isEqualTo(shell.line("token revoke none").said(1));
    assertThat(shell.line("app revoke --id none").said(1))
        .isEqualTo(shell.line("app revoke none").said(1));
  }

  @Test
  void saysThatAListIsEmptyBesideWhatItPrints() {
    shell.line("location create a --name A");
    for (String command :
        List.of(
            "token list --location a",
            "field list --location a",
            "app list",
            "location duplicates a")) {
      Shell.Result result = shell.line(command);
      assertThat(result.exitCode()).isZero();
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).matches("cardfile: .* no .*\n");
      assertThat(shell.line(command + " --json").printed()).isEmpty();
    }
  }

  @Test
  void givesEveryCommandTheFlagsOfTheStoreButTheOneThatNamesTwo() {
    CommandLine root = tree();
    leaves(root)
        .filter(leaf -> !List.of("copy", "help").contains(leaf.getCommandName()))
        .forEach(leaf ->
            assertThat(leaf.getCommandSpec().optionsMap())
                .as(leaf.getCommandSpec().qualifiedName())
                .containsKeys("--data", "--database", "--json", "--help"));
  }

  @Test
  void coloursHelpOnlyOnATerminal() {
    assertThat(shell.inColour().line("--help").out()).contains("\u001b[");
  }

  @Test
  void printsTheVersion() {
    String version = shell.line("version").printed();
    assertThat(version).matches("cardfile \\S+");
    assertThat(shell.line("--version").printed()).isEqualTo(version);
    assertThat(shell.line("version --json").printed()).matches("\\{\"version\":\"\\S+\"}");
  }

  @Test
  void warnsOfUnknownVariablesAndGoesOn() {
    Shell.Result result = shell.with("CARDFILE_NAME", "secret").line("version");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .isEqualTo("cardfile: ignoring unknown environment variables: CARDFILE_NAME\n");
  }

  @Test
  void stopsAtAnUnknownLineOfThePropertiesFile() throws IOException {
    Files.writeString(directory.resolve("cardfile.properties"), "token.create.scpoe=x\n");
    assertThat(shell.line("version").said(2))
        .endsWith("there is no setting 'token.create.scpoe'; did you mean token.create.scope?");
  }

  @Test
  void takesACommandsFlagFromItsOwnVariableAndSaysSo() {
    shell.with("CARDFILE_LOCATION_CREATE_NAME", "From ${env:HOME} @x");
    Shell.Result result = shell.run("location", "create", "--id", "a");
    assertThat(result.out()).isEqualTo("a\n");
    assertThat(result.err())
        .isEqualTo("cardfile: --name comes from CARDFILE_LOCATION_CREATE_NAME\n");
    assertThat(shell.line("location show a").out()).contains("name: From ${env:HOME} @x\n");
    assertThat(shell.line("location create --id b --name Typed").err()).isEmpty();
    assertThat(shell.line("location show b").out()).contains("name: Typed\n");
  }

  @Test
  void takesACommandsFlagFromTheFile() throws IOException {
    Files.writeString(
        directory.resolve("cardfile.properties"),
        "location.create.allow-duplicates=true\nlocation.create.name=Filed\njson=true\n");
    Shell.Result result = shell.line("location create --id a");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("\"allowDuplicates\":true").contains("\"name\":\"Filed\"");
    assertThat(result.err().lines()).hasSize(2);
  }

  @Test
  void readsNoArgumentsFromFiles() throws IOException {
    Files.writeString(directory.resolve("names"), "--json");
    String file = "@" + directory.resolve("names");
    shell.run("location", "create", "--id", "a", "--name", file);
    assertThat(shell.line("location show a").printed()).contains("name: " + file);
  }

  /** The benchmark is another program that reads the same file and environment. */
  @Test
  void leavesTheBenchmarksSettingsAlone() throws IOException {
    Files.writeString(directory.resolve("cardfile.properties"), "bench.contacts = 5k\n");
    assertThat(shell.with("CARDFILE_BENCH_SECONDS", "1").line("version").printed())
        .startsWith("cardfile ");
    Files.writeString(directory.resolve("cardfile.properties"), "benchmark = 5k\n");
    assertThat(shell.line("version").said(2)).contains("there is no setting 'benchmark'");
  }

  @Test
  void documentsTheFlagsOfEveryCommand() throws IOException {
    List<String> documented =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.equals("```text"))
            .skip(1)
            .takeWhile(line -> !line.equals("```"))
            .filter(line -> !line.startsWith("bench."))
            .toList();
    assertThat(documented).containsExactlyElementsOf(CommandFlags.keys(tree()));
  }

  /** Returns the command tree of the program. */
  private static CommandLine tree() {
    return Commands.tree(List.of(new RehearseCommand((stage, arguments) -> true)));
  }

  private static Stream<String> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command.getCommandSpec().qualifiedName()),
        command.getSubcommands().values().stream().flatMap(UsageTest::commands));
  }

  private static Stream<CommandLine> leaves(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? Stream.of(command)
        : command.getSubcommands().values().stream().flatMap(UsageTest::leaves);
  }
}
