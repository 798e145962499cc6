package dev.cardfile.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Imports a file into a location, and waits until the import is over. */
final class ImportLoad {

  private static final int BETWEEN_LOOKS_MILLIS = 50;
  private static final int ACCEPTED = 202;
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern ROWS = Pattern.compile("\"rows\":(\\d+)");
  private static final Pattern CREATED = Pattern.compile("\"created\":(\\d+)");
  private static final Pattern GOES_ON =
      Pattern.compile("\"state\":\"(receiving|waiting|running)\"");

  private final URI url;
  private final Destination to;

  ImportLoad(URI url, Destination to) {
    this.url = url;
    this.to = to;
  }

  /** Receives the number of rows imported so far. */
  interface Watching {
    void rows(long done);
  }

  /**
   * Sends a file, and returns when the import is over.
   *
   * @param rows how many rows the file has, each of which must create a contact
   * @throws IOException when the outcome of the import is unknown
   */
  Tally run(Path file, long rows, Watching watching) throws IOException, InterruptedException {
    long due = System.nanoTime();
    String answer = send(file);
    String id = found(ID, answer);
    while (GOES_ON.matcher(answer).find()) {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
      answer = ask(id);
      watching.rows(Long.parseLong(found(ROWS, answer)));
    }
    long finished = System.nanoTime();
    Tally tally = new Tally();
    long created = Long.parseLong(found(CREATED, answer));
    tally.rows(created, Files.size(file), 0, due, finished);
    if (created != rows) {
      tally.fault("fewer contacts than rows", answer);
    }
    return tally;
  }

  private String send(Path file) throws IOException {
    HttpURLConnection connection =
        LongRequest.post(
            url.resolve("/imports?fileName=people.csv&locationId=" + to.location()),
            to,
            "text/csv",
            Files.size(file));
    try (OutputStream out = connection.getOutputStream()) {
      Files.copy(file, out);
    }
    return answer(connection, ACCEPTED);
  }

  private String ask(String id) throws IOException {
    URI asked = url.resolve("/imports/" + id + "?locationId=" + to.location());
    return answer(LongRequest.get(asked, to), 200);
  }

  private static String answer(HttpURLConnection connection, int expected) throws IOException {
    int status = connection.getResponseCode();
    String text = new String(LongRequest.answer(connection), StandardCharsets.UTF_8);
    if (status != expected) {
      throw new IOException("status %d: %s".formatted(status, text));
    }
    return text;
  }

  private static String found(Pattern pattern, String answer) throws IOException {
    Matcher matcher = pattern.matcher(answer);
    if (!matcher.find()) {
      throw new IOException("no answer about an import: " + answer);
    }
    return matcher.group(1);
  }
}
