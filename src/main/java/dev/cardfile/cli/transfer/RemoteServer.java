package dev.cardfile.cli.transfer;

import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.WrongUsage;
import dev.cardfile.config.Quoted;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A client of a running server's API, with a token. */
final class RemoteServer implements AutoCloseable {

  private static final String VERSION = "2021-07-28";
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final int MOST_OF_A_REFUSAL = 1 << 16;
  private static final int MULTIPLE_CHOICES = 300;

  /**
   * The statuses of temporary rejections: too many requests, an unavailable store, or an
   * unavailable server behind a proxy.
   */
  static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  /**
   * How often a request is tried.
   *
   * @param times the most attempts
   * @param longestPause the longest pause between two attempts; the first ones are shorter
   */
  record Patience(int times, Duration longestPause) {
    /** About a minute, which is long enough for a server to restart. */
    static final Patience DEFAULT = new Patience(60, Duration.ofSeconds(1));
  }

  /** The answer to a request. */
  record Answer(int status, byte[] body) {}

  private final String url;
  private final String token;
  private final Patience patience;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECTING)
          .build();

  RemoteServer(String url, String token, Patience patience) {
    this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.token = token;
    this.patience = patience;
  }

  /**
   * Prepares a request to this server.
   *
   * @param query encoded; empty for none
   * @throws WrongUsage when the server's URL is invalid
   */
  HttpRequest.Builder request(String path, String query) {
    try {
      return HttpRequest.newBuilder(URI.create(url + path + (query.isEmpty() ? "" : "?" + query)))
          .header("Authorization", "Bearer " + token)
          .header("Version", VERSION);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(
          "--url: %s is not a server address such as http://127.0.0.1:8080"
              .formatted(Quoted.of(url)));
    }
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> reading)
      throws IOException {
    try {
      return client.send(request, reading);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static CommandFailed interrupted() {
    Thread.currentThread().interrupt();
    return new CommandFailed("interrupted");
  }

  /** Describes why there is no answer. */
  CommandFailed unanswered(IOException failure) {
    return new CommandFailed(
        isUnreachable(failure)
            ? "no server answers at " + url
            : "the server at " + url + " closed the connection");
  }

  private static boolean isUnreachable(IOException failure) {
    return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
  }

  /**
   * Sends a request once, and returns the object in its answer.
   *
   * @throws CommandFailed when the server rejects the request, or does not answer
   */
  JsonObject ask(HttpRequest request) {
    try {
      return said(attempt(request));
    } catch (IOException e) {
      throw unanswered(e);
    }
  }

  /**
   * Sends a request that is safe to retry, until it gets an answer other than a temporary
   * rejection.
   *
   * @param passing the statuses of temporary rejections
   * @param wasThere whether the server has answered before; if not, and if it cannot be reached at
   *     the first attempt, there is no retry
   * @return the answer, which is a temporary rejection only if the last attempt got one
   * @throws IOException when the last attempt gets no answer
   * @throws CommandFailed when the server has not answered before and cannot be reached
   */
  Answer askPatiently(HttpRequest request, Set<Integer> passing, boolean wasThere)
      throws IOException {
    Duration pause = FIRST_PAUSE;
    for (int times = 1; times < patience.times(); times++) {
      try {
        Answer answer = attempt(request);
        if (!passing.contains(answer.status())) {
          return answer;
        }
      } catch (IOException lost) {
        if (times == 1 && !wasThere && isUnreachable(lost)) {
          throw unanswered(lost);
        }
      }
      pause(pause);
      pause = longer(pause);
    }
    return attempt(request);
  }

  private Answer attempt(HttpRequest request) throws IOException {
    HttpResponse<byte[]> answer = send(request, BodyHandlers.ofByteArray());
    return new Answer(answer.statusCode(), answer.body());
  }

  /**
   * Pauses between two requests.
   *
   * @throws CommandFailed when interrupted
   */
  void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopping) {
      throw interrupted();
    }
  }

  /** The first pause between two requests. */
  Duration firstPause() {
    return FIRST_PAUSE;
  }

  /** Returns the pause that follows this one. */
  Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(patience.longestPause()) < 0 ? twice : patience.longestPause();
  }

  /**
   * Parses the object in an answer.
   *
   * @throws CommandFailed when the answer is a rejection, or not an object
   */
  JsonObject said(Answer answer) {
    if (answer.status() >= MULTIPLE_CHOICES) {
      throw new CommandFailed(refusal(answer.status(), answer.body()));
    }
    if (JsonReader.read(answer.body()) instanceof JsonReader.Parsed.Body(JsonObject said)) {
      return said;
    }
    throw new CommandFailed("the server at " + url + " is not a Cardfile server");
  }

  /**
   * Sends a request, and writes the body of its answer.
   *
   * @return the number of bytes written
   * @throws IOException when writing fails
   * @throws CommandFailed when the server rejects the request, or the answer is incomplete
   */
  long download(HttpRequest request, OutputStream to) throws IOException {
    try (InputStream from = accepted(request)) {
      byte[] piece = new byte[1 << 16];
      long copied = 0;
      for (int length = next(from, piece); length >= 0; length = next(from, piece)) {
        to.write(piece, 0, length);
        copied += length;
      }
      return copied;
    }
  }

  private static int next(InputStream from, byte[] piece) {
    try {
      return from.read(piece);
    } catch (IOException e) {
      throw new CommandFailed("the connection ended before the whole file had arrived");
    }
  }

  private InputStream accepted(HttpRequest request) throws IOException {
    HttpResponse<InputStream> answer;
    try {
      answer = send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw unanswered(e);
    }
    if (answer.statusCode() < MULTIPLE_CHOICES) {
      return answer.body();
    }
    try (InputStream body = answer.body()) {
      throw new CommandFailed(refusal(answer.statusCode(), body.readNBytes(MOST_OF_A_REFUSAL)));
    }
  }

  private static String refusal(int status, byte[] body) {
    Json message =
        JsonReader.read(body) instanceof JsonReader.Parsed.Body(JsonObject answer)
            ? answer.get("message")
            : null;
    String words =
        switch (message) {
          case JsonString(String text) -> text;
          case JsonArray(List<Json> all) ->
              all.stream()
                  .map(each -> each instanceof JsonString(String text) ? text : "")
                  .collect(Collectors.joining("; "));
          case null, default -> "";
        };
    return "the server refused the request: %s (%d)".formatted(words, status);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
