package dev.cardfile.bench.command;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.bench.Bench;
import dev.cardfile.cli.RunningServer;
import dev.cardfile.cli.Shell;
import dev.cardfile.cli.command.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small runs with real servers in processes of their own, and what becomes of bad ones. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BenchCommandTest {

  private static final String SMALL = "--contacts 100 --locations 3 --connections 4 --warmup 0";
  private static final String ONCE = SMALL + " --rounds 1 --seconds 60 --requests ";

  /**
   * The servers start sooner so; how fast they are does not matter here. And Java prints its flags
   * before the address.
   */
  private static final String QUICK_START =
      "-XX:TieredStopAtLevel=1 -Xmx256m -XX:+PrintCommandLineFlags";

  private static final List<String> COSTS =
      List.of(
          "p50Ms",
          "p99Ms",
          "p99.9Ms",
          "maxMs",
          "cpuMicros",
          "driverMicros",
          "writtenBytes",
          "batch",
          "commitsEach",
          "commitMs",
          "memoryMib");

  @TempDir private Path directory;
  private Shell shell;
  private final CountDownLatch stop = new CountDownLatch(1);

  /** What other tests keep for the whole run, the PostgreSQL that they share for one. */
  private final Set<ProcessHandle> others = children().collect(toSet());

  @BeforeEach
  void open() {
    shell = new Shell(directory, () -> List.of(new BenchCommand(Main.class)));
  }

  @AfterEach
  void leavesNoProcessBehind() {
    assertThat(servers()).isEmpty();
  }

  @Test
  void measuresServersOfItsOwnOnAStoreThatIsGoneAfterwards() {
    shell
        .with("CARDFILE_DATABASE", "jdbc:sqlite:" + directory.resolve("in-use.db"))
        .with("CARDFILE_RATE_LIMIT", "5");
    Shell.Result result = bench(ONCE + 50);
    List<String> lines = result.printed().lines().toList();
    assertThat(lines.get(0)).matches("Cardfile \\S+, Java \\S+, .+, \\d+ processors");
    assertThat(lines.get(1)).startsWith("On sqlite, file system ");
    assertThat(lines.get(2)).startsWith("100 contacts in 3 locations, loaded at ");
    assertThat(lines.get(3))
        .contains("4 connections, each sends its next request after its answer");
    assertThat(lines.get(5))
        .matches(
            "SERVER +PER SECOND +LOWEST +HIGHEST +OF ECHO +OF SINGLE +P50 MS +P99 MS +P99.9 MS"
                + " +MAX MS +CPU MICROS +DRIVER MICROS +WRITTEN BYTES +BATCH +COMMITS EACH +COMMIT MS"
                + " +MEMORY MIB");
    assertThat(lines.subList(6, 10))
        .extracting(line -> line.split(" ")[0])
        .containsExactly("echo", "upsert", "half", "single");
    assertThat(lines.get(9)).matches("single( +[\\d.,]+){16}").contains(" 1.0 ", " 1.000 ");
    assertThat(lines.getLast())
        .matches(
            "Checked 250 answers: all correct; \\d+ contacts created, the same number in the store, no duplicates\\.");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void leavesItsLocationsInAStoreThatIsNamedAndRevokesItsTokens() throws IOException {
    shell.line("location create --id mine --name Mine").printed();
    Path output = directory.resolve("result.json");
    Shell.Result result = bench(ONCE + "30 --data cardfile-data --json --output " + output);
    String json = result.printed();
    assertThat(Files.readString(output)).isEqualTo(json + "\n");
    assertThat(json)
        .contains("\"on\":{\"store\":\"sqlite\",\"fileSystem\":\"")
        .contains("\"plan\":{\"contacts\":100,\"locations\":3,\"connections\":4,\"seconds\":60,")
        .contains("\"check\":{\"right\":true,\"answers\":190,\"created\":")
        .contains("\"duplicates\":0,\"wrong\":[]}");
    assertThat(number(json, "counted")).isEqualTo(number(json, "created"));
    for (String server : List.of("upsert", "half", "single")) {
      Matcher turn =
          Pattern.compile("\\{\"server\":\"%s\",\"answers\":30,[^}]*}".formatted(server))
              .matcher(json);
      assertThat(turn.find()).as(json).isTrue();
      assertThat(turn.group())
          .contains(COSTS.stream().map(name -> "\"" + name + "\":").toList())
          .doesNotContain("null");
    }

    List<String> locations = shell.line("location list").printed().lines().skip(1).toList();
    assertThat(locations).hasSize(4).anyMatch(line -> line.startsWith("mine "));
    String first = locations.getFirst().split(" ")[0];
    assertThat(first).matches("bench-[0-9a-z]{10}-001");
    assertThat(shell.line("token list --location " + first).printed()).endsWith("revoked");
  }

  /** It takes seconds at least, however quick the server is. */
  @Tag("long")
  @Test
  void warmsUpUntilTheSpeedIsSteady() throws Exception {
    FakeServer.AsCardfile cardfile = new FakeServer.AsCardfile();
    try (FakeServer server = new FakeServer(cardfile)) {
      String flags =
          "--url %s --token a=b --connections 1 --rounds 1 --contacts 20 --seconds 60 --rate 50"
              .formatted(server.url());
      String json = bench(flags + " --requests 30 --json").printed();
      assertThat(json).contains("\"warmup\":null,");
      assertThat(json).containsPattern("\"answers\":30,\"warmup\":(9|1[0-2])\\.\\d+,");
      assertThat(Long.parseLong(number(json, "created"))).isGreaterThan(20);
      // The load, what is measured, and nine seconds at least of warm-up.
      assertThat(server.requests()).isGreaterThan(20 + 30 + 400);
    }
  }

  /** A soak, which is for as long as one lets it. */
  @Tag("long")
  @Test
  void drawsWhatComesBackOverTime() throws IOException {
    Path picture = directory.resolve("bench-soak.svg");
    Path output = directory.resolve("soak.json");
    Shell.Result result = bench(SMALL + " --soak 3s --output " + output);
    assertThat(result.printed())
        .contains("\nfirst 1 s ", "\nlast 1 s ", "\nThe longest stall (no answer at all) took ")
        .containsPattern("\nThe last part ran at \\d+\\.\\d\\d of the speed of the first\\.\n")
        .containsPattern("\nChecked [\\d,]+ answers: all correct; ");
    assertThat(Files.readString(picture)).startsWith("<svg ").endsWith("</svg>\n");
    String json = Files.readString(output);
    assertThat(json).contains("\"soak\":{\"firstAndLast\":[", "\"check\":{\"right\":true,");
    String soak = json.substring(json.indexOf("\"points\":"));
    long answers =
        Pattern.compile("\"second\":\\d+,\"answers\":(\\d+)")
            .matcher(soak)
            .results()
            .mapToLong(point -> Long.parseLong(point.group(1)))
            .sum();
    assertThat(soak).contains("\"second\":0,", "\"second\":1,", "\"second\":2,");
    assertThat(answers).isEqualTo(Long.parseLong(number(json, "answers"))).isPositive();
  }

  @Test
  void drawsWhatUpsertsCostWhereMoreContactsAre() throws IOException {
    Path picture = directory.resolve("cost.svg");
    Shell.Result result =
        bench(
            "--grow 100,200,1k --locations 3 --connections 4 --warmup 0 --rounds 1 --seconds 60"
                + " --requests 40 --json --picture "
                + picture);
    String json = result.printed();
    assertThat(Files.readString(picture)).startsWith("<svg ");
    List<String> sizes =
        Pattern.compile("\\{\"contacts\":\\d+,\"after\":[^}]*}")
            .matcher(json)
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(sizes).hasSize(3);
    assertThat(sizes.get(0)).startsWith("{\"contacts\":100,").contains("\"ofFirst\":1.0,");
    assertThat(sizes.get(1)).startsWith("{\"contacts\":200,");
    assertThat(sizes.get(2)).startsWith("{\"contacts\":1000,");
    assertThat(number(sizes.get(2), "after")).isEqualTo(number(json, "counted"));
    assertThat(json).contains("\"check\":{\"right\":true,");
  }

  @Test
  void measuresManyAtOnceIntoEmptyLocations() {
    Shell.Result result =
        bench("--batch --import --contacts 2k --connections 4 --warmup 1 --rounds 1 --seconds 1");
    List<String> lines = result.printed().lines().toList();
    assertThat(lines.get(2)).startsWith("At most 2,000 rows in a turn, in batches of 1,000; ");
    assertThat(lines.get(5)).matches("CONTACTS +WAY +PER SECOND .* OF UPSERT .* MEMORY MIB");
    assertThat(lines.subList(6, 11))
        .extracting(line -> line.split(" +")[1])
        .containsExactly("upsert", "batch", "import", "alone", "beside");
    assertThat(lines.get(12))
        .matches(
            "0 contacts in the location: 500 upserts in a second had a p99 of \\S+ ms, and beside"
                + " batches of \\S+ ms, \\S+ times that\\.");
    assertThat(lines.getLast())
        .matches(
            "Checked [\\d,]+ answers: all correct; [\\d,]+ contacts created, the same number"
                + " in the store, no duplicates\\.");
  }

  /** It starts as many servers again as the test before. */
  @Tag("long")
  @Test
  void measuresManyAtOnceIntoALocationOfASize() {
    String json =
        bench(
                "--batch --contacts 1k --grow 2k --connections 4 --warmup 0 --rounds 1 --seconds 1"
                    + " --json")
            .printed();
    assertThat(json)
        .contains("\"bulk\":{\"rows\":[{\"contacts\":2000,\"way\":\"upsert\",")
        .contains("{\"contacts\":2000,\"way\":\"batch\",")
        .containsPattern("\"besideOfAlone\":\\[[\\d.]+]")
        .contains("\"check\":{\"right\":true,");
  }

  @Test
  void drivesAServerThatRuns() throws Exception {
    try (RunningServer server = RunningServer.start(shell, "--no-example")) {
      List<String> tokens = new ArrayList<>();
      for (String location : List.of("a", "b")) {
        shell.run("location", "create", "--id", location, "--name", "A", "--country", "US");
        tokens.add(
            "--token "
                + location
                + "="
                + shell.line("token create --location " + location).printed());
      }
      String line =
          "--url %s %s --contacts 20 --connections 2 --rounds 2 --warmup 0 --seconds 60 --requests 20"
              .formatted(server.url(), String.join(" ", tokens));
      for (int run = 0; run < 2; run++) {
        assertThat(bench(line).printed())
            .contains("On " + server.url() + "\n")
            .contains("\nupsert ")
            .doesNotContain("\necho ", "\nsingle ")
            .endsWith("contacts created, which cannot be counted on that server.");
      }
    }
  }

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

  /**
   * One each ten milliseconds, and the first answer takes half a second: the last of thirty is due
   * before it comes, and waits two tenths of a second at least.
   */
  @Test
  void countsFromWhenARequestWasDueAtAFixedRate() throws Exception {
    FakeServer.AsCardfile cardfile = new FakeServer.AsCardfile();
    try (FakeServer server =
        new FakeServer((exchange, number, body) -> {
          if (number == 21) {
            sleep(500);
          }
          cardfile.answer(exchange, number, body);
        })) {
      String flags =
          "--url %s --token a=b --connections 1 --warmup 0 --rounds 1 --contacts 20 --seconds 60"
              .formatted(server.url());
      String json = bench(flags + " --requests 30 --rate 100 --json").printed();
      assertThat(json).contains("\"rate\":100,").contains("\"ofEcho\":null,\"ofSingle\":null,");
      assertThat(Integer.parseInt(number(json, "p50Ms"))).isGreaterThanOrEqualTo(200);
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

  @Test
  void leavesRoomForTheNumbersOfItsContacts() {
    assertThat(Bench.numbers()).isGreaterThan(2_000_000_000L);
  }

  private static String at(FakeServer server) {
    return "--url %s --token a=b --connections 2 --warmup 0 --rounds 1".formatted(server.url());
  }

  private Shell.Result bench(String flags) {
    return run(flags, new Waiting(new CountDownLatch(1)));
  }

  private CompletableFuture<Shell.Result> inBackground(String flags) {
    return CompletableFuture.supplyAsync(() -> run(flags, new Waiting(stop)));
  }

  private Shell.Result run(String flags, StopSignal signal) {
    List<String> arguments = new ArrayList<>(List.of("bench"));
    arguments.addAll(Arrays.asList(flags.split(" ", -1)));
    if (!flags.contains("--url")) {
      arguments.addAll(List.of("--java-opts", QUICK_START));
    }
    return shell.run(signal, new ByteArrayOutputStream(), arguments.toArray(String[]::new));
  }

  /** Its servers that run. */
  private List<ProcessHandle> servers() {
    return children().filter(child -> !others.contains(child)).toList();
  }

  private static Stream<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive);
  }

  private void awaitServer(String word) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (servers().stream().noneMatch(server -> words(server).contains(word))) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  /** All of its command line, of which {@link ProcessHandle.Info} tells the beginning only. */
  private static List<String> words(ProcessHandle process) {
    try {
      Path file = Path.of("/proc/%d/cmdline".formatted(process.pid()));
      return Files.exists(file)
          ? List.of(Files.readString(file).split("\0"))
          : List.of(process.info().arguments().orElse(new String[0]));
    } catch (IOException gone) {
      return List.of();
    }
  }

  private static String number(String json, String name) {
    Matcher number = Pattern.compile("\"%s\":(\\d+)".formatted(name)).matcher(json);
    assertThat(number.find()).as(json).isTrue();
    return number.group(1);
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Waiting(CountDownLatch stopped) implements StopSignal {

    @Override
    public void arm() {}

    @Override
    public void await() throws InterruptedException {
      stopped.await();
    }
  }
}
