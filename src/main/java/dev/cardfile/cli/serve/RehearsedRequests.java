package dev.cardfile.cli.serve;

import dev.cardfile.cli.command.CommandFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Requests like those of a server's first clients: new contacts, the same contacts again, searches
 * and lists. Several clients send them at once, and often enough for the JVM to detect which
 * methods are busy.
 *
 * @param field the id of a custom field; null to send none
 * @param first the number of the first person; nobody with this number or a higher one may have
 *     been sent before
 */
record RehearsedRequests(
    URI server, String location, String token, @Nullable String field, int first) {

  private static final int CLIENTS = 4;
  private static final int PEOPLE_OF_A_CLIENT = 100;
  private static final int PEOPLE_FOR_A_SEARCH = 10;

  /** How many people are sent. */
  static final int PEOPLE = CLIENTS * PEOPLE_OF_A_CLIENT;

  /**
   * Sends all requests.
   *
   * @return how many were answered
   * @throws CommandFailed when a request fails, or its answer has another status than 200
   */
  long play() throws InterruptedException {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> played = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int firstOfClient = first + client * PEOPLE_OF_A_CLIENT;
        played.add(clients.submit(() -> play(firstOfClient)));
      }
      long answers = 0;
      for (Future<Integer> each : played) {
        answers += each.get();
      }
      return answers;
    } catch (ExecutionException e) {
      throw new CommandFailed(String.valueOf(e.getCause()));
    }
  }

  private int play(int firstOfClient) throws IOException {
    int answers = 0;
    for (int person = firstOfClient; person < firstOfClient + PEOPLE_OF_A_CLIENT; person++) {
      answers += answered(send("/contacts/upsert", person(person)));
      answers += answered(send("/contacts/upsert", again(person)));
      if (person % PEOPLE_FOR_A_SEARCH == 0) {
        answers += answered(send("/contacts/search", search(person)));
        answers += answered(open("/contacts/?limit=20&locationId=" + location));
      }
    }
    return answers;
  }

  private String person(int number) {
    String custom = field == null ? "" : "{\"id\":\"%s\",\"field_value\":\"A\"}".formatted(field);
    return """
    {"locationId":"%s","firstName":"Mina","lastName":"Person %d","email":"mina.%d@example.net",\
    "phone":"(205) 555-%04d","address1":"1 Main St","city":"Springfield","state":"IL",\
    "postalCode":"62701","country":"US","companyName":"Example","source":"rehearsal",\
    "tags":["first","tag %d"],"customFields":[%s]}\
    """
        .formatted(location, number, number, number, number % 7, custom);
  }

  /** The same person, found by phone, in another city. */
  private String again(int number) {
    return "{\"locationId\":\"%s\",\"phone\":\"+1205555%04d\",\"city\":\"Shelbyville\"}"
        .formatted(location, number);
  }

  private String search(int number) {
    return """
    {"locationId":"%s","pageLimit":20,"query":"mina","filters":[{"field":"email",\
    "operator":"eq","value":"mina.%d@example.net"}]}\
    """
        .formatted(location, number);
  }

  private HttpURLConnection send(String path, String body) throws IOException {
    HttpURLConnection connection = open(path);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body.getBytes(StandardCharsets.UTF_8));
    }
    return connection;
  }

  private HttpURLConnection open(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) server.resolve(path).toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + token);
    connection.setRequestProperty("Version", "2021-07-28");
    return connection;
  }

  /** Reads the answer to its end, so that the connection can be reused. */
  private static int answered(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    boolean isFine = status == HttpURLConnection.HTTP_OK;
    try (InputStream in = isFine ? connection.getInputStream() : connection.getErrorStream()) {
      String body = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (!isFine) {
        throw new IOException("%s answered %d %s".formatted(connection.getURL(), status, body));
      }
    }
    return 1;
  }
}
