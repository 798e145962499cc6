package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program in a process of its own. */
class MainTest {

  private static final long PATIENCE_SECONDS = 60;
  private static final String EXAMPLE = "ve9EPM428h8vShlRW1KT";

  @TempDir private Path directory;
  private final List<Process> started = new ArrayList<>();
  private int runs;

  private record Ended(int exitCode, String out, String err) {}

  private record Running(Process process, Path out, Path err) {}

  @AfterEach
  void endAll() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void endsAServerInGoodOrderOnASignal(String signal) throws Exception {
    Running server = serveObeyingSignals();
    new ProcessBuilder("kill", "-" + signal, Long.toString(server.process().pid()))
        .start()
        .waitFor();
    Ended ended = end(server);
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.err()).contains("\"message\":\"stopped\"").doesNotContain("pit-", "WARN");
  }

  @Test
  void answersItsOwnFirstRequestPastedIntoAShell() throws Exception {
    assumeTrue(
        new ProcessBuilder("sh", "-c", "command -v curl").start().waitFor() == 0, "needs curl");
    Running server = serve();
    String curl =
        Files.readAllLines(server.out()).stream()
            .filter(line -> line.startsWith("curl "))
            .findFirst()
            .orElseThrow();
    assertThat(end(start(Map.of(), List.of("sh", "-c", curl))).out()).startsWith("{\"new\":true,");
    assertThat(end(start(Map.of(), List.of("sh", "-c", curl))).out()).startsWith("{\"new\":false,");
  }

  @Test
  void sharesAFolderWithAServerThatObeysAtOnce() throws Exception {
    Running server = serve();
    Ended created = run("token", "create", "--location", EXAMPLE, "--json");
    assertThat(created.exitCode()).isZero();
    String token = first("pit-[0-9a-f-]{36}", created.out());
    assertThat(upsert(server, token)).startsWith("{\"new\":true");
    assertThat(run("token", "revoke", first("[0-9A-Za-z]{20}", created.out())).exitCode()).isZero();
    assertThat(upsert(server, token)).startsWith("{\"statusCode\":401");
  }

  @Test
  void failsInOneLineWhenThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertFailsInOneLine(
          run("serve", "--port", Integer.toString(taken.getLocalPort())), "cannot listen on");
    }
  }

  @Test
  void failsInOneLineWhenTheFolderIsAFile() throws Exception {
    Files.createFile(directory.resolve("cardfile-data"));
    assertFailsInOneLine(run("serve", "--port", "0"), "is a file");
  }

  @Test
  void failsInOneLineWhenTheSchemaIsNewer() throws Exception {
    assertThat(run("migrate").exitCode()).isZero();
    Path file = directory.resolve("cardfile-data/cardfile.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO schema_history (version, name, checksum, applied_at)"
              + " VALUES (999, 'later', 'x', 0)");
    }
    assertFailsInOneLine(run("serve", "--port", "0"), "use a newer Cardfile");
  }

  @Test
  void speaksUtf8WhateverTheLocale() throws Exception {
    Files.writeString(directory.resolve("cardfile.properties"), "location.create.name=Größe ✓\n");
    Map<String, String> ascii = Map.of("LC_ALL", "C");
    assertThat(end(start(ascii, program("location", "create", "--id", "a"))).exitCode()).isZero();
    assertThat(end(start(ascii, program("location", "show", "a"))).out())
        .contains("name: Größe ✓\n");
  }

  /**
   * Starts a server that obeys SIGINT. Tests that run in the background inherit SIGINT as ignored;
   * GNU's env restores the default.
   */
  private Running serveObeyingSignals() throws IOException, InterruptedException {
    List<String> obeying = List.of("env", "--default-signal=INT");
    boolean known = end(start(Map.of(), with(obeying, List.of("true")))).exitCode() == 0;
    return serve(known ? obeying : List.of());
  }

  private static List<String> with(List<String> prefix, List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }

  private Running serve() throws IOException, InterruptedException {
    return serve(List.of());
  }

  private Running serve(List<String> prefix) throws IOException, InterruptedException {
    Running server = start(Map.of(), with(prefix, program("serve", "--port", "0")));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.readString(server.out()).contains("curl ")) {
      assertThat(server.process().isAlive()).as(Files.readString(server.err())).isTrue();
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(20);
    }
    return server;
  }

  private String upsert(Running server, String token) throws IOException, InterruptedException {
    String url = first("http://127\\.0\\.0\\.1:[0-9]+", Files.readString(server.out()));
    try (var client = java.net.http.HttpClient.newHttpClient()) {
      var request =
          java.net.http.HttpRequest.newBuilder(java.net.URI.create(url + "/contacts/upsert"))
              .header("Authorization", "Bearer " + token)
              .header("Version", "2021-07-28")
              .POST(
                  java.net.http.HttpRequest.BodyPublishers.ofString(
                      "{\"locationId\":\"%s\",\"phone\":\"+18888888888\"}".formatted(EXAMPLE)))
              .build();
      return client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private static void assertFailsInOneLine(Ended ended, String words) {
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("cardfile: ").contains(words).hasLineCount(1);
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    return end(start(Map.of(), program(arguments)));
  }

  private static List<String> program(String... arguments) {
    return ServerArchive.command("dev.cardfile.Main", arguments);
  }

  private Running start(Map<String, String> environment, List<String> command) throws IOException {
    runs++;
    Path out = directory.resolve("out" + runs);
    Path err = directory.resolve("err" + runs);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CARDFILE_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return new Running(process, out, err);
  }

  private static Ended end(Running running) throws IOException, InterruptedException {
    assertThat(running.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        running.process().exitValue(),
        Files.readString(running.out()),
        Files.readString(running.err()));
  }

  private static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group();
  }
}
