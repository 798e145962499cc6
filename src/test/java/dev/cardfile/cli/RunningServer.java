package dev.cardfile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.command.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code cardfile serve} in this process, on a free port, until it is closed. */
public final class RunningServer implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;
  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+");

  private final CountDownLatch serving = new CountDownLatch(1);
  private final CountDownLatch ending = new CountDownLatch(1);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final CompletableFuture<Shell.Result> end;

  private RunningServer(Shell shell, String... flags) {
    List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
    arguments.addAll(List.of(flags));
    end = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> end.complete(shell.run(stop(), out, arguments.toArray(String[]::new))));
  }

  public static RunningServer start(Shell shell, String... flags) throws InterruptedException {
    RunningServer server = new RunningServer(shell, flags);
    assertThat(server.serving.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return server;
  }

  public String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String url() {
    Matcher url = URL.matcher(printed());
    assertThat(url.find()).isTrue();
    return url.group();
  }

  /** Sends an upsert, and returns the status and the body of the answer. */
  public String upsert(String token, String body) throws IOException, InterruptedException {
    return send(
        request("/contacts/upsert")
            .header("Authorization", "Bearer " + token)
            .header("Version", "2021-07-28")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends a request without a token, and returns the status and the body of the answer. */
  String get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  /** Waits until the server's store answers. */
  void awaitReady() throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!get("/readyz").startsWith("200 ")) {
      assertThat(System.nanoTime()).as("not ready").isLessThan(giveUp);
      Thread.sleep(20);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path))
        .timeout(Duration.ofSeconds(PATIENCE_SECONDS));
  }

  private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    }
  }

  @Override
  public void close() {
    ending.countDown();
    assertThat(end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().exitCode()).isZero();
  }

  private StopSignal stop() {
    return new StopSignal() {
      @Override
      public void arm() {}

      @Override
      public void await() throws InterruptedException {
        serving.countDown();
        ending.await();
      }
    };
  }
}
