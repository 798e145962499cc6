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
import java.util.stream.Collectors;

/** A running server that a command asks with a token. */
final class AskedServer implements AutoCloseable {

  private static final String VERSION = "2021-07-28";
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final int MOST_OF_A_REFUSAL = 1 << 16;
  private static final int MULTIPLE_CHOICES = 300;

  private final String url;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECTING)
          .build();

  AskedServer(String url, String token) {
    this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.token = token;
  }

  /**
   * A request, to be sent here.
   *
   * @param query encoded; empty for none
   */
  HttpRequest.Builder request(String path, String query) {
    try {
      return HttpRequest.newBuilder(URI.create(url + path + (query.isEmpty() ? "" : "?" + query)))
          .header("Authorization", "Bearer " + token)
          .header("Version", VERSION);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(
          "--url: %s is no address such as http://127.0.0.1:8080".formatted(Quoted.of(url)));
    }
  }

  /** The answer, whatever it says. */
  HttpResponse<InputStream> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new CommandFailed("no server answers at " + url);
    } catch (IOException e) {
      throw new CommandFailed("the server at " + url + " has ended the connection");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("the command was interrupted");
    }
  }

  /**
   * The object that a server answers with.
   *
   * @throws CommandFailed when it refuses
   */
  JsonObject ask(HttpRequest request) {
    return read(send(request));
  }

  /** As {@link #ask}, of an answer that is there. */
  JsonObject read(HttpResponse<InputStream> answer) {
    try (InputStream body = accepted(answer)) {
      if (JsonReader.read(body.readAllBytes()) instanceof JsonReader.Parsed.Body(JsonObject said)) {
        return said;
      }
      throw new CommandFailed("what answers at " + url + " is no Cardfile");
    } catch (IOException e) {
      throw new CommandFailed("the server at " + url + " has ended the connection");
    }
  }

  /**
   * Writes what a server answers.
   *
   * @return how many bytes there are
   * @throws IOException when it cannot be written
   */
  long download(HttpRequest request, OutputStream to) throws IOException {
    try (InputStream from = accepted(send(request))) {
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
      throw new CommandFailed("the server has ended the file before it was whole");
    }
  }

  private static InputStream accepted(HttpResponse<InputStream> answer) throws IOException {
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
    return "the server refuses: %s (%d)".formatted(words, status);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
