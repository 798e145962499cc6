package dev.cardfile.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.bench.Bench;
import dev.cardfile.cli.RunningServer;
import dev.cardfile.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Small runs from beginning to end: what they print, write and leave behind. */
class BenchCommandTest extends BenchRuns {

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
  void leavesRoomForTheNumbersOfItsContacts() {
    assertThat(Bench.numbers()).isGreaterThan(2_000_000_000L);
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
