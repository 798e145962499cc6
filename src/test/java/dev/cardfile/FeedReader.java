package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A reader of all changes of a location from the first one. If a server breaks off, it continues at
 * another server after the last change received.
 */
final class FeedReader implements AutoCloseable {

  /** The fields of a contact that the feed does not contain. */
  static final Set<String> NOT_RECORDED =
      Set.of("dateUpdated", "lastActivity", "lastAttributionSource");

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long PATIENCE_SECONDS = 120;

  /** The form in which changes are requested. */
  enum Way {
    LINES("application/x-ndjson", 0),
    EVENTS("text/event-stream", 1),
    PAGES("application/json", 2);

    private final String mediaType;

    /** The server that is asked first; each way begins at a different one. */
    private final int firstServer;

    Way(String mediaType, int firstServer) {
      this.mediaType = mediaType;
      this.firstServer = firstServer;
    }
  }

  private final Way way;
  private final String token;
  private final IntFunction<ServerProcess> servers;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<JsonNode> changes = new CopyOnWriteArrayList<>();
  private final Collection<String> lies = new ConcurrentLinkedQueue<>();
  private final AtomicInteger brokenOff = new AtomicInteger();
  private volatile boolean over;

  /** Whether the event that is being read is a sign of life, without a change. */
  private boolean nothingNew;

  /**
   * Starts to follow.
   *
   * @param servers returns the server for each attempt; attempts are numbered without limit
   */
  FeedReader(Way way, String token, IntFunction<ServerProcess> servers) {
    this.way = way;
    this.token = token;
    this.servers = servers;
    Thread.ofPlatform().daemon().start(this::run);
  }

  /** Returns the changes received so far; the first has number 1. */
  List<JsonNode> changes() {
    return changes;
  }

  /** Returns the errors: what was received and must not occur. */
  Collection<String> lies() {
    return lies;
  }

  /** Returns how often the connection broke and was opened again. */
  int brokenOff() {
    return brokenOff.get();
  }

  /** Waits until the change with this number has been received. */
  void await(long seq) throws InterruptedException {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (changes.size() < seq && lies.isEmpty()) {
      assertThat(System.nanoTime())
          .as("%s has %d changes of %d", way, changes.size(), seq)
          .isLessThan(giveUp);
      Thread.sleep(10);
    }
  }

  /** Returns the contacts that result from these changes, by id. */
  static Map<String, JsonNode> fold(List<JsonNode> changes) {
    Map<String, JsonNode> contacts = new TreeMap<>();
    for (JsonNode change : changes) {
      if (change.has("contact")) {
        contacts.put(change.path("contactId").asString(), change.path("contact"));
      } else {
        contacts.remove(change.path("contactId").asString());
      }
    }
    return contacts;
  }

  /** Returns the contact of an answer without the fields in {@link #NOT_RECORDED}. */
  static JsonNode recorded(String answer) {
    ObjectNode contact = (ObjectNode) JSON.readTree(answer).path("contact");
    NOT_RECORDED.forEach(contact::remove);
    return contact;
  }

  private void run() {
    for (int tries = way.firstServer; !over; tries++) {
      try {
        if (!follows(servers.apply(tries))) {
          brokenOff.incrementAndGet();
          Thread.sleep(10);
        }
      } catch (InterruptedException ended) {
        return;
      } catch (RuntimeException e) { // otherwise unnoticed
        lies.add("a reader failed: " + e);
      }
    }
  }

  /** Reports whether the answer arrived completely. */
  private boolean follows(ServerProcess server) throws InterruptedException {
    try {
      follow(server);
      return true;
    } catch (IOException cut) {
      return false;
    }
  }

  private void follow(ServerProcess server) throws IOException, InterruptedException {
    int place = changes.size();
    nothingNew = false;
    String query = way == Way.PAGES ? "?limit=50&wait=1&after=" + place : "?after=" + place;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.at("/changes" + (way == Way.EVENTS ? "" : query)))
            .header("Authorization", "Bearer " + token)
            .header("Version", "2021-07-28")
            .header("Accept", way.mediaType);
    if (way == Way.EVENTS) {
      request.header("Last-Event-ID", Integer.toString(place));
    }
    HttpResponse<InputStream> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader body =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      if (response.statusCode() == 503) {
        throw new IOException("the database is away");
      }
      for (String line = body.readLine(); line != null; line = body.readLine()) {
        if (response.statusCode() == 200) {
          takeLine(line);
        } else {
          lies.add(response.statusCode() + " " + line);
          over = true;
        }
      }
    }
  }

  private void takeLine(String line) {
    if (way == Way.PAGES) {
      JsonNode page = JSON.readTree(line);
      page.path("changes").forEach(this::take);
      if (page.path("next").asInt() != changes.size()) {
        lies.add("not where it ended: " + page.path("next"));
      }
    } else if (line.equals(":")) {
      nothingNew = true;
    } else if (line.startsWith("id: ")) {
      if (!line.equals("id: " + (changes.size() + (nothingNew ? 0 : 1)))) {
        lies.add(line + " after " + changes.size());
      }
      nothingNew = false;
    } else if (line.startsWith("data: ") || line.startsWith("{")) {
      take(JSON.readTree(line.substring(line.indexOf('{'))));
    }
  }

  private void take(JsonNode change) {
    if (change.path("seq").asInt() != changes.size() + 1) {
      lies.add(change + " after " + changes.size());
      over = true;
    }
    changes.add(change);
  }

  @Override
  public void close() {
    over = true;
    http.shutdownNow();
  }
}
