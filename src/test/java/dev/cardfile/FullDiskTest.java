package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server whose disk is full reports so, and is ready again as soon as there is room, even if no
 * client writes. Everything that it acknowledged before is there.
 */
class FullDiskTest {

  private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
  private static final int SOME = 20;
  private static final int ENOUGH = 20_000;
  private static final int SENT = 16 * 1024 * 1024;
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path folder;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> acknowledged = new ArrayList<>();
  private ServerProcess server;

  /** The disk is a small tmpfs in the server's own mount namespace. */
  @Test
  void aDiskIsFull() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    String mount = "mount -t tmpfs -o size=8m none \"$0\"";
    assumeTrue(
        runs("unshare", "-rm", "sh", "-c", mount, disk.toString()),
        "this system lets nobody mount in a namespace of their own");
    server =
        ServerProcess.startBy(
            List.of("unshare", "-rm", "sh", "-c", mount + " && exec \"$@\"", disk.toString()),
            folder,
            disk.resolve("data"));
    try {
      Path seen = Path.of("/proc", Long.toString(server.pid()), "root" + disk);
      assertReady();
      writeSome();
      Path ballast = seen.resolve("ballast");
      fill(ballast);
      writeUntilRefused();
      awaitNotReady("disk full");
      server.awaitLogged("\"cause\":\"disk full\"");
      Files.delete(ballast);
      assertServesAgain();
    } finally {
      server.kill();
    }
  }

  /** A limit on the size of files stands in for the full disk, because it needs no privileges. */
  @Test
  void noFileMayGrow() throws Exception {
    assumeTrue(runs("prlimit", "--version"), "the limit is set by prlimit, of Linux");
    Path data = folder.resolve("data");
    server = ServerProcess.start(data);
    try {
      assertReady();
      writeSome();
      long size =
          Files.size(data.resolve("cardfile.db-wal")) + Files.size(data.resolve("cardfile.db"));
      limit(Long.toString(size + 512 * 1024));
      writeUntilRefused();
      awaitNotReady("");
      server.awaitLogged("\"cause\":\"(disk full|I/O error)\"");
      limit("unlimited");
      assertServesAgain();
    } finally {
      server.kill();
    }
  }

  /** A long body is spooled to a file while it arrives. */
  @Test
  void aSentFileFindsNoRoom() throws Exception {
    assumeTrue(runs("prlimit", "--version"), "the limit is set by prlimit, of Linux");
    Path data = folder.resolve("data");
    server = ServerProcess.start(data);
    try {
      writeSome();
      limit(Long.toString(SENT / 2));
      HttpResponse<String> refused = send();
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertReady();
      assertThat(imports()).contains("\"imports\":[]");
      limit("unlimited");
      assertThat(send().statusCode()).isEqualTo(202);
      assertServesAgain();
    } finally {
      server.kill();
    }
  }

  /** A folder for temporary files that is not there stands in for a full one. */
  @Test
  void theAnswerToABatchFindsNoRoom() throws Exception {
    Path temporary = folder.resolve("temporary");
    server =
        ServerProcess.start(
            folder,
            List.of("-Djava.io.tmpdir=" + temporary),
            "--data",
            folder.resolve("data").toString());
    try {
      HttpResponse<String> refused = batch();
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).contains("It is unknown whether anything was written.");
      server.awaitLogged("make room there");
      server.awaitLogged("\"status\":503,\"outcome\":\"store_unavailable\".*\"created\":1,");
      assertThat(server.logged()).doesNotContain("bug in Cardfile");

      Files.createDirectory(temporary);
      HttpResponse<String> again = batch();
      assertThat(again.statusCode()).isEqualTo(200);
      assertThat(again.body())
          .contains("{\"created\":0,\"updated\":0,\"unchanged\":80,\"failed\":0,");
    } finally {
      server.kill();
    }
  }

  /** Sends 80 times a contact with many tags: the answer is longer than what is kept in memory. */
  private HttpResponse<String> batch() throws Exception {
    String tags =
        IntStream.range(0, 400)
            .mapToObj("\"%040d\""::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    String row = "{\"email\":\"b@example.com\"}\n";
    HttpRequest request =
        authorised(
                HttpRequest.newBuilder(
                    server.upsert().resolve("/contacts/upsert/batch?locationId=" + LOCATION)))
            .header("Content-Type", "application/x-ndjson")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    row.replace("}", ",\"tags\":" + tags + "}") + row.repeat(79)))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send() throws Exception {
    String row = "ann@example.com," + "x".repeat(1000) + "\n";
    HttpRequest request =
        authorised(
                HttpRequest.newBuilder(server.upsert().resolve("/imports?locationId=" + LOCATION)))
            .header("Content-Type", "text/csv")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "email,city\n" + row.repeat(SENT / row.length())))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private String imports() throws Exception {
    HttpRequest request =
        authorised(
                HttpRequest.newBuilder(server.upsert().resolve("/imports?locationId=" + LOCATION)))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private void limit(String bytes) throws InterruptedException {
    assertThat(
            runs(
                "prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":unlimited"))
        .isTrue();
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static void fill(Path file) {
    try (var out = Files.newOutputStream(file)) {
      byte[] page = new byte[4096];
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      assertThat(file).exists();
    }
  }

  private void writeSome() throws Exception {
    for (int number = -SOME; number < 0; number++) {
      assertThat(upsert(ENOUGH - number)).isTrue();
    }
  }

  private void writeUntilRefused() throws Exception {
    for (int number = 1; number < ENOUGH; number++) {
      if (!upsert(number)) {
        return;
      }
    }
    throw new AssertionError("nothing was refused");
  }

  private void assertReady() throws Exception {
    HttpResponse<String> answer = ready();
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** Sends upserts until the server is not ready; small ones may find room at first. */
  private void awaitNotReady(String cause) throws Exception {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    HttpResponse<String> answer = ready();
    while (answer.statusCode() != 503 || !answer.body().contains("is unavailable: " + cause)) {
      assertThat(System.nanoTime()).as(answer.body()).isLessThan(giveUp);
      upsert(ENOUGH);
      answer = ready();
    }
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  private void assertServesAgain() throws Exception {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (ready().statusCode() != 200) {
      assertThat(System.nanoTime()).as("it is not ready again").isLessThan(giveUp);
      Thread.sleep(50);
    }
    assertThat(upsert(0)).isTrue();
    assertThat(acknowledged).hasSizeGreaterThan(SOME);
    for (String id : acknowledged) {
      HttpRequest request = authorised(HttpRequest.newBuilder(server.contact(id))).build();
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  private HttpResponse<String> ready() throws Exception {
    return http.send(
        HttpRequest.newBuilder(server.ready()).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Reports whether the upsert was acknowledged. */
  private boolean upsert(int number) throws Exception {
    String body =
        "{\"locationId\":\"%s\",\"email\":\"a%d@example.com\",\"address1\":\"%s\"}"
            .formatted(LOCATION, number, "x".repeat(480));
    HttpRequest request =
        authorised(HttpRequest.newBuilder(server.upsert()))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() == 503) {
      return false;
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    acknowledged.add(answer.body().replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1"));
    return true;
  }

  private HttpRequest.Builder authorised(HttpRequest.Builder request) throws IOException {
    return request
        .header("Authorization", "Bearer " + server.token())
        .header("Version", "2021-07-28");
  }
}
