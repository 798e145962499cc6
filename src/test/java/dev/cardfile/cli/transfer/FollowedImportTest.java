package dev.cardfile.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardfile.cli.RunningServer;
import dev.cardfile.cli.Shell;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Environment;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.StopSignal;
import dev.cardfile.cli.transfer.Relay.Way;
import dev.cardfile.config.Config;
import dev.cardfile.config.ConfigSources;
import dev.cardfile.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Failures between {@code cardfile import --url} and its server lose nothing. */
@Timeout(180)
class FollowedImportTest {

  private static final String SEND = "POST /imports";
  private static final String LOOK = "GET /imports/ID";
  private static final String ROWS = "GET /imports/ID/rows";
  private static final String UNDO = "POST /imports/ID/undo";

  /** Enough rows that the import outlasts the stop of its server. */
  private static final int MANY = 5_000;

  private static final StopSignal NEVER =
      new StopSignal() {
        @Override
        public void arm() {}

        @Override
        public void await() {}
      };

  @TempDir private Path directory;
  private Shell shell;
  private RunningServer server;
  private Relay relay;

  @BeforeEach
  void start() throws Exception {
    shell = new Shell(directory);
    shell.line("location create --id mine --name Mine --country US").printed();
    server = RunningServer.start(shell);
    relay = new Relay(server.url());
    Files.writeString(directory.resolve("token.txt"), newToken());
    Files.writeString(directory.resolve("two.csv"), "Email,Phone\na@example.com,\nb,no\n");
    Files.writeString(
        directory.resolve("many.csv"),
        IntStream.range(0, MANY)
            .mapToObj("p%d@example.com\n"::formatted)
            .collect(Collectors.joining("", "Email\n", "")));
  }

  @AfterEach
  void stop() {
    relay.close();
    server.close();
  }

  private String newToken() {
    return shell.line("token create --location mine").printed();
  }

  private Shell.Result run(String line) {
    return shell.line(line + " --location mine --token-file token.txt --url " + relay.url());
  }

  private long contacts() {
    return shell.line("export --location mine --fields id").printed().lines().count() - 1;
  }

  private static String id(Shell.Result result) {
    return result.out().lines().findFirst().orElseThrow().replace("import: ", "");
  }

  /** Returns the id that follows an option in a line. */
  private static String named(String option, String told) {
    return told.replaceFirst(".*" + option + " (\\w+).*", "$1");
  }

  @Test
  void aLostConnectionIsFollowedByAnother() {
    relay.next(LOOK, Collections.nCopies(5, Way.LOSE).toArray(Way[]::new));
    relay.next(LOOK, Way.refuse(429), Way.refuse(503), Way.refuse(502), Way.LOSE_ANSWER);
    assertThat(run("import many.csv").printed()).contains("state: done\nrows: 5000\n");
    assertThat(relay.asked()).filteredOn(LOOK::equals).hasSizeGreaterThan(9);
  }

  @Test
  void aServerThatStartsAgainGoesOn() {
    relay.next(LOOK, Way.after(this::restart, Way.LOSE));
    assertThat(run("import many.csv").printed())
        .contains("state: done\nrows: 5000\ncreated: 5000\n");
    assertThat(contacts()).isEqualTo(MANY);
  }

  private void restart() {
    server.close();
    assertThat(contacts()).as("rows when it stopped").isLessThan(MANY);
    try {
      server = RunningServer.start(shell);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    relay.to(server.url());
  }

  @Test
  void aFileIsTakenOnceHoweverOftenItIsSent() throws Exception {
    relay.next(SEND, Way.LOSE, Way.LOSE_ANSWER, Way.refuse(503), Way.LOSE_ANSWER);
    Shell.Result sent = run("import two.csv --invalid refuse");
    assertThat(sent.printed()).contains("rows: 2\ncreated: 1\nupdated: 0\n", "failed: 1\n");
    assertThat(relay.asked()).filteredOn(SEND::equals).hasSizeGreaterThanOrEqualTo(5);
    assertThat(imports()).contains("\"id\":\"" + id(sent) + "\"").containsOnlyOnce("\"id\"");
  }

  private String imports() throws IOException {
    try (RemoteServer asked = asked(newToken())) {
      return JsonWriter.compact(asked.ask(asked.request("/imports", "locationId=mine").build()));
    }
  }

  private RemoteServer asked(String token) {
    return new RemoteServer(relay.url(), token, new RemoteServer.Patience(3, Duration.ofMillis(1)));
  }

  @Test
  void aTokenThatIsRevokedEndsNothingButTheLooking() throws IOException {
    String token = newToken();
    Files.writeString(directory.resolve("token.txt"), token);
    relay.next(LOOK, Way.after(this::revokeAll, Way.PASS));
    String told = run("import many.csv").said(1);
    String id = named("--resume", told);
    assertThat(told)
        .contains(
            "(401)",
            "the server is still running import " + id + "; follow it with --resume " + id);
    Files.writeString(directory.resolve("token.txt"), newToken());
    assertThat(run("import --resume " + id).printed()).contains("state: done\nrows: 5000\n");
  }

  private void revokeAll() {
    shell
        .line("token list --location mine --json")
        .out()
        .lines()
        .flatMap(line -> Stream.of(line.split("\"id\": ?\"")).skip(1))
        .map(rest -> rest.substring(0, rest.indexOf('"')))
        .forEach(each -> shell.line("token revoke " + each));
  }

  @Test
  void saysHowToGoOnWhenNoConnectionLasts() {
    String token = newToken();
    relay.always(SEND, Way.LOSE);
    assertThatThrownBy(() -> take(token))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("closed the connection; GET /imports shows");
    relay.always(SEND, Way.PASS);
    relay.always(LOOK, Way.LOSE);
    assertThatThrownBy(() -> take(token))
        .isInstanceOf(CommandFailed.class)
        .hasMessageMatching(
            ".* closed the connection; the server is still running import (\\w+); follow it with"
                + " --resume \\1");
    for (int status : new int[] {429, 503}) {
      relay.always(LOOK, Way.refuse(status));
      assertThatThrownBy(() -> take(token))
          .isInstanceOf(CommandFailed.class)
          .hasMessageMatching(
              ("the server refused the request: Not now\\. \\(%d\\); the server is still running"
                      + " .*--resume.*")
                  .formatted(status));
    }
  }

  private void take(String token) throws IOException {
    PrintStream out =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Environment environment =
        new Environment(
            Map.of(),
            directory,
            out,
            out,
            false,
            false,
            false,
            InstantSource.system(),
            new SecureRandom(),
            NEVER);
    Config config = Config.read(Map.of(), ConfigSources.none(), directory);
    try (RemoteServer asked = asked(token)) {
      new ServerImports(new Invocation(environment, config, Map.of(), ConfigSources.none()), asked)
          .take(directory.resolve("two.csv"), "locationId=mine");
    }
  }

  @Test
  void rowsThatDoNotComeWholeAreFetchedAgain() throws IOException {
    relay.always(ROWS, Way.CUT);
    Shell.Result cut = run("import two.csv --invalid refuse");
    String id = id(cut);
    assertThat(cut.exitCode()).isEqualTo(1);
    assertThat(cut.out()).contains("state: done\nrows: 2\n").doesNotContain("left:");
    assertThat(cut.err())
        .contains("whole file had arrived; fetch the rows that are left with --resume " + id);
    Path left = directory.resolve("import-" + id + "-left.csv");
    assertThat(left).doesNotExist();
    relay.always(ROWS, Way.PASS);
    assertThat(run("import --resume " + id).printed()).contains("left: " + left);
    String rows = Files.readString(left);
    assertThat(rows).contains("b,no,2,failed");
    Shell.Result again = run("import --resume " + id);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains(left + " already exists");
    assertThat(shell.line("import --location mine --resume " + id).err()).isEqualTo(again.err());
    assertThat(left).hasContent(rows);
  }

  @Test
  void anUndoingIsBegunOnceAndCanBeFollowedAgain() {
    String id = id(run("import two.csv"));
    relay.next(UNDO, Way.LOSE_ANSWER, Way.LOSE_ANSWER);
    relay.next(LOOK, Way.PASS, Way.LOSE, Way.refuse(503));
    String undone = run("import --undo " + id).printed();
    assertThat(undone)
        .isEqualTo("import: " + id + "\nundo: done\ndeleted: 1\nrestored: 0\nleft: 0");
    assertThat(run("import --undo " + id).printed()).isEqualTo(undone);
  }

  @Test
  void anImportThatIsThereNoLongerIsNotSaidToGoOn() {
    String id = id(run("import two.csv"));
    relay.next(LOOK, Way.refuse(400));
    assertThat(run("import --resume " + id).said(1))
        .isEqualTo("the server refused the request: Not now. (400)");
  }
}
