package dev.cardfile.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cost of a request for the driver, with the driver's own client and with Java's: the figures
 * of the decision page on the driver. The name is not that of a test, so it runs only on request.
 */
class ClientCost {

  private static final int CONNECTIONS = 64;
  private static final int ANSWER_BYTES = 900;
  private static final Duration WARMUP = Duration.ofSeconds(8);
  private static final Duration MEASURED = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private final Traffic traffic =
      new Traffic(List.of(new Destination("location", "pit-token", "field")), 0, 1000);

  @Test
  void printsWhatAnAnswerCosts() throws Exception {
    try (Server echo = ChildServer.start("echo", start())) {
      for (int round = 1; round <= 3; round++) {
        own(echo);
        javas(echo);
      }
    }
  }

  private ChildServer.Start start() {
    return new ChildServer.Start(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.cardfile.Main",
            "bench-echo",
            "--json",
            "--port",
            "0",
            "--bytes",
            Integer.toString(ANSWER_BYTES)),
        System.getenv(),
        folder,
        folder.resolve("log"));
  }

  private void own(Server echo) throws InterruptedException {
    try (Turn turn = new Turn(Contender.ECHO, echo, traffic, CONNECTIONS, 1)) {
      TurnResult result =
          turn.run(
              new Turn.Timing(Warmup.of(WARMUP), MEASURED, 0, 0),
              Traffic.Source::makeAny,
              share -> {});
      assertThat(result.tally().wrong()).isZero();
      print("the driver's own", result.answers(), result.driverCpu());
    }
  }

  private void javas(Server echo) throws InterruptedException {
    LongAdder answers = new LongAdder();
    try (HttpClient client = HttpClient.newHttpClient()) {
      List<Thread> threads =
          IntStream.range(0, CONNECTIONS)
              .mapToObj(
                  each -> Thread.startVirtualThread(() -> askOn(client, request(echo), answers)))
              .toList();
      Thread.sleep(WARMUP);
      Duration before = cpu();
      long soFar = answers.sum();
      Thread.sleep(MEASURED);
      print("java.net.http.HttpClient", answers.sum() - soFar, cpu().minus(before));
      threads.forEach(Thread::interrupt);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private HttpRequest request(Server echo) {
    URI url = echo.url().resolve("/contacts/upsert");
    Traffic.Source source = traffic.source(url.getAuthority(), 1);
    source.makeAny();
    String text =
        new String(source.request().bytes(), 0, source.request().length(), StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(url)
        .header("Authorization", "Bearer pit-token")
        .header("Version", "2021-04-15")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(text.split("\r\n\r\n", 2)[1]))
        .build();
  }

  private static void askOn(HttpClient client, HttpRequest request, LongAdder answers) {
    try {
      while (true) {
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        answers.increment();
      }
    } catch (InterruptedException | IOException over) {
      // Interrupted in the middle of a request.
    }
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  private static void print(String client, long answers, Duration cpu) {
    System.out.printf(
        "%-26s %,9.0f answers/s %7.1f microseconds of processor time each%n",
        client, (double) answers / MEASURED.toSeconds(), cpu.toNanos() / 1000.0 / answers);
  }
}
