package dev.cardfile.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that follows a stream of the server, on its own connection. */
final class Follower implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String END = "the end";
  private static final int PATIENCE_SECONDS = 60;

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpResponse<InputStream> response;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  /**
   * Follows the changes of a location.
   *
   * @param headers alternating names and values
   */
  Follower(RunningServer server, String token, String query, String accept, String... headers)
      throws IOException, InterruptedException {
    this(server, "/changes?" + query, token, List.of(headers), accept);
  }

  /** Follows the requests that the server answers. */
  static Follower ofRequests(RunningServer server, String token)
      throws IOException, InterruptedException {
    return new Follower(server, "/operator/requests", token, List.of(), "text/event-stream");
  }

  private Follower(
      RunningServer server, String target, String token, List<String> headers, String accept)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + target))
            .header("Authorization", "Bearer " + token)
            .header("Version", "2021-07-28")
            .header("Accept", accept);
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (BufferedReader body =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      body.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException broken) {
      lines.add("broken off: " + broken.getMessage());
    }
    lines.add(END);
  }

  int status() {
    return response.statusCode();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** Returns the next line; null at the end. */
  String line() throws InterruptedException {
    String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("nothing came for a minute");
    }
    if (line.equals(END)) {
      lines.add(END);
      return null;
    }
    return line;
  }

  /** Returns the next change, of lines or events; null at the end. */
  JsonNode change() throws InterruptedException {
    for (String line = line(); line != null; line = line()) {
      if (line.startsWith("broken off")) {
        throw new AssertionError(line);
      }
      String json = line.startsWith("data: ") ? line.substring("data: ".length()) : line;
      if (json.startsWith("{")) {
        return JSON.readTree(json);
      }
    }
    return null;
  }

  /** Waits for the end of the stream, and discards everything before it. */
  void awaitEnd() throws InterruptedException {
    while (line() != null) {
      // Discarded.
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
