package dev.cardfile.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.Shell;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a run that goes wrong, is stopped, or is asked for what makes no sense. */
class BenchFailuresTest extends BenchRuns {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "500 | {\"code\":\"broken\"} | 20 answers had status 500; the first: {\"code\":\"broken\"}",
        "200 | {\"new\":false} | 20 answers had \"new\":false for a new contact",
        "200 | {} | 20 answers had neither \"new\":true nor \"new\":false; the first: {}",
      })
  void failsWhenAnswersAreWrong(int status, String body, String said) throws Exception {
    try (FakeServer server =
        new FakeServer((exchange, number, sent) -> FakeServer.send(exchange, status, body))) {
      Shell.Result result = bench(at(server) + " --contacts 20 --seconds 60");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).startsWith("cardfile: the result is wrong: upsert: " + said);
      assertThat(result.out()).contains("Some answers are wrong.");
      assertThat(server.requests()).isEqualTo(20);
    }
  }

  /** What it has loaded it finds, but the server says that it is new. */
  @Test
  void failsWhenAContactIsCreatedTwice() throws Exception {
    try (FakeServer server =
        new FakeServer(
            (exchange, number, body) -> FakeServer.send(exchange, 200, "{\"new\":true}"))) {
      Shell.Result result = bench(at(server) + " --contacts 20 --seconds 60 --requests 40 --json");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("\"new\":true for an existing contact");
      assertThat(result.out()).contains("\"check\":{\"right\":false,");
      assertThat(server.requests()).isEqualTo(60);
    }
  }

  @Test
  void failsWhenAConnectionBreaks() throws Exception {
    try (FakeServer server =
        new FakeServer((exchange, number, body) -> {
          if (number <= 10) {
            FakeServer.send(exchange, 200, "{\"new\":true}");
          }
        })) {
      assertThat(bench(at(server) + " --contacts 1000").said(1))
          .matches("upsert at http://\\S+: .*(closed|reset).*");
    }
  }

  @Test
  void failsWhenNobodyIsThere() {
    assertThat(bench("--url http://127.0.0.1:1 --token a=b").said(1))
        .startsWith("upsert at http://127.0.0.1:1: ");
  }

  @Test
  void endsWhenAServerDies() throws Exception {
    CompletableFuture<Shell.Result> run = inBackground(SMALL + " --rounds 1000 --seconds 1");
    awaitServer("bench-echo");
    servers().stream()
        .filter(server -> words(server).contains("serve"))
        .forEach(ProcessHandle::destroyForcibly);
    assertThat(run.get(2, TimeUnit.MINUTES).said(1))
        .matches(
            "(upsert|single) at http://\\S+: the server '(upsert|single)' exited with code 137");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void endsOnASignalWithAllThatItStarted() throws Exception {
    CompletableFuture<Shell.Result> run = inBackground(SMALL + " --seconds 600");
    awaitServer("bench-echo");
    stop.countDown();
    assertThat(run.get(2, TimeUnit.MINUTES).said(1)).isEqualTo("stopped before it was finished");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void saysWhyAServerDoesNotStart() {
    assertThat(
            shell
                .run(
                    new Waiting(new CountDownLatch(1)),
                    new ByteArrayOutputStream(),
                    "bench",
                    "--java-opts",
                    "-XX:Nonsense")
                .said(1))
        .startsWith("the server 'upsert' exited with code 1; its last line: ")
        .contains("Nonsense");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--contacts 0 | --contacts: '0' is not a number from 1 to 100000000",
        "--contacts x | --contacts: 'x' is not a number from 1 to 100000000",
        "--contacts 19 | --contacts: give at least one per location",
        "--connections 5000 | --connections: '5000' is not a number from 1 to 4096",
        "--seconds 0 | --seconds: '0' is not a number from 1 to 86400",
        "--warmup -1 | --warmup: '-1' is not a number from 0 to 86400",
        "--rounds 0 | --rounds: '0' is not a number from 1 to 1000",
        "--rate 0 | --rate: '0' is not a number from 1 to 1000000",
        "--requests 0 | --requests: '0' is not a number from 1 to 2147483647",
        "--locations 1000 | --locations: '1000' is not a number from 1 to 999",
        "--seed -1 | --seed: '-1' is not a number from 0 to 2147483647",
        "--token a=b | --token: needs --url",
        "--url http://h | --url: needs --token LOCATION=TOKEN",
        "--url http://h --token pit-secret | --token: give a location and its token as"
            + " LOCATION=TOKEN",
        "--url https://h --token a=b | --url: 'https://h' is not http://HOST:PORT",
        "--url h:1 --token a=b | --url: 'h:1' is not http://HOST:PORT",
        "--url http://h/x --token a=b | --url: 'http://h/x' is not http://HOST:PORT",
        "--url http://h --token a=b --locations 2 | --url: cannot be combined with --locations"
            + " or --java-opts",
        "--url http://h --token a=b --data x | --url: cannot be combined with --data or --database",
        "--contacts 1G | --contacts: '1G' is not a number from 1 to 100000000",
        "--contacts 101M | --contacts: '101M' is not a number from 1 to 100000000",
        "--soak 0s | --soak: '0s' is not a time from 1s to 1d, such as 30m",
        "--soak 2d | --soak: '2d' is not a time from 1s to 1d, such as 30m",
        "--grow 2k,1k | --grow: each size must be larger than the one before it",
        "--grow 2k,,3k | --grow: '' is not a number from 1 to 100000000",
        "--grow 19 | --contacts: give at least one per location",
        "--grow 2k --soak 1s | --grow: cannot be combined with --soak or --url",
        "--grow 2k --url http://h --token a=b | --grow: cannot be combined with --soak or --url",
        "--picture x.svg | --picture: needs --soak or --grow, without --batch and --import",
        "--soak 1s --picture no/x | --picture: DIRECTORY/no/x is not a file in an existing"
            + " folder",
        "--output no/such | --output: DIRECTORY/no/such is not a file in an existing folder",
        "--output . | --output: DIRECTORY is not a file in an existing folder",
      })
  void refusesFlagsThatMakeNoSense(String flags, String said) {
    assertThat(bench(flags).said(2)).isEqualTo(said.replace("DIRECTORY", directory.toString()));
    assertThat(directory).isEmptyDirectory();
  }
}
