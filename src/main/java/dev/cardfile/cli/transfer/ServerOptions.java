package dev.cardfile.cli.transfer;

import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.FileArgument;
import dev.cardfile.cli.command.Invocation;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The server that a command asks instead of opening the store, and the token for it. */
public final class ServerOptions {

  private static final String VERSION = "2021-07-28";
  private static final Duration CONNECTING = Duration.ofSeconds(10);

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "ask the server at this address, such as http://127.0.0.1:8080")
  private @Nullable String url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = {
        "the token for it; others can see the command line, so better",
        "in CARDFILE_EXPORT_TOKEN, or in a file"
      })
  private @Nullable String token;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "a file that has nothing but the token")
  private @Nullable String tokenFile;

  /** Whether a server is to be asked. */
  boolean isChosen() {
    if (url == null && (token != null || tokenFile != null)) {
      throw new WrongUsage("a token is for a server: give --url URL too");
    }
    return url != null;
  }

  private String token(Invocation invocation) {
    if (token != null && tokenFile != null) {
      throw new WrongUsage("give --token or --token-file, not both");
    }
    if (token != null) {
      return token;
    }
    if (tokenFile == null) {
      throw new WrongUsage(
          "--url needs a token: in CARDFILE_EXPORT_TOKEN, in --token-file FILE, or in --token");
    }
    Path file = FileArgument.path(tokenFile, invocation.environment().workingDirectory());
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CommandFailed("cannot read the file " + file);
    }
  }

  private HttpRequest.Builder request(Invocation invocation, String path, String query) {
    String base = String.valueOf(url);
    try {
      URI address =
          URI.create(
              (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                  + path
                  + (query.isEmpty() ? "" : "?" + query));
      return HttpRequest.newBuilder(address)
          .header("Authorization", "Bearer " + token(invocation))
          .header("Version", VERSION);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(
          "--url: %s is no address such as http://127.0.0.1:8080".formatted(Quoted.of(base)));
    }
  }

  /**
   * Writes what a server answers.
   *
   * @param body null to get, else to post
   * @return how much it is, in words
   * @throws IOException when it cannot be written
   */
  String download(
      Invocation invocation, String path, String query, byte @Nullable [] body, OutputStream to)
      throws IOException {
    HttpRequest.Builder request = request(invocation, path, query);
    HttpRequest sent =
        body == null
            ? request.build()
            : request
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECTING).build()) {
      HttpResponse<InputStream> answer = answer(client, sent);
      try (InputStream stream = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new CommandFailed(refusal(answer.statusCode(), stream.readNBytes(1 << 16)));
        }
        return "%,d bytes".formatted(copy(stream, to));
      }
    }
  }

  private static long copy(InputStream from, OutputStream to) throws IOException {
    byte[] piece = new byte[1 << 16];
    long copied = 0;
    while (true) {
      int length;
      try {
        length = from.read(piece);
      } catch (IOException e) {
        throw new CommandFailed("the server has ended the file before it was whole");
      }
      if (length < 0) {
        return copied;
      }
      to.write(piece, 0, length);
      copied += length;
    }
  }

  private HttpResponse<InputStream> answer(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new CommandFailed("no server answers at " + url);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("the command was interrupted");
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
}
