package dev.cardfile;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Clients of several servers that compete for the same few contacts: with colliding and crossed
 * keys, cleared values, a changing match order, and a field of each server's own in contacts that
 * all servers write. An answer that is wrong by itself is reported at once; the other results are
 * kept for later checks.
 */
final class ServersLoad {

  static final int SHARED = 4;

  private static final long PATIENCE_SECONDS = 120;
  private static final String LOCATION = "ve9EPM428h8vShlRW1KT";

  /** The number of contested e-mails, and of contested phones. */
  private static final int KEYS = 10;

  private static final Pattern ID = Pattern.compile("\"contact\":\\{\"id\":\"([^\"]*)\"");

  private final String token;
  private final List<String> ownFields;
  private final Map<Integer, ServerProcess> servers = new ConcurrentHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean over;

  private final Set<String> created = ConcurrentHashMap.newKeySet();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Collection<String> lies = new ConcurrentLinkedQueue<>();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger unknown = new AtomicInteger();
  private final AtomicInteger settingsChanged = new AtomicInteger();
  private final Map<String, Written> written = new ConcurrentHashMap<>();

  /**
   * The writes of one field of one shared contact, which happen one after the other.
   *
   * @param acknowledged the number of the last acknowledged write
   * @param sent the number of the last write sent, whatever its outcome
   */
  record Written(String email, String field, long acknowledged, long sent) {}

  /**
   * Creates a load without clients.
   *
   * @param ownFields the field of each server, by the server's number
   */
  ServersLoad(String token, List<String> ownFields) {
    this.token = token;
    this.ownFields = ownFields;
  }

  /** Makes the clients of the server with this number use this process from now on. */
  void use(int number, ServerProcess server) {
    servers.put(number, server);
  }

  void start(int server, int count, long seed) {
    for (int i = 0; i < count; i++) {
      Random random = new Random(seed * 1000 + server * 100L + i);
      int index = i;
      clients.add(Thread.startVirtualThread(() -> run(server, index, random)));
    }
  }

  /** Waits until this many more requests have been acknowledged. */
  void awaitAcknowledged(int more) throws InterruptedException {
    int enough = acknowledged.get() + more;
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (acknowledged.get() < enough && lies.isEmpty()) {
      if (System.nanoTime() > giveUp) {
        throw new AssertionError("hardly anything is acknowledged any more");
      }
      Thread.sleep(10);
    }
  }

  /** Stops all clients, and waits until none awaits an answer. */
  void end() throws InterruptedException {
    over = true;
    for (Thread client : clients) {
      client.join();
    }
  }

  /** Returns the ids of the contacts that an answer called new. */
  Set<String> created() {
    return created;
  }

  /** Returns the ids of the contacts in all answers. */
  Set<String> answered() {
    return answered;
  }

  /** Returns the answers that cannot be true. */
  Collection<String> lies() {
    return lies;
  }

  int acknowledgedCount() {
    return acknowledged.get();
  }

  /** Returns how many requests had no answer or a 503, and so may have been written. */
  int unknownCount() {
    return unknown.get();
  }

  int settingsChangedCount() {
    return settingsChanged.get();
  }

  Collection<Written> written() {
    return written.values();
  }

  private void run(int server, int index, Random random) {
    try {
      for (long number = 1; !over; number++) {
        if (index < SHARED) {
          writeOwnField(server, index, number);
        } else if (index == SHARED) {
          changeOrder(server, random.nextBoolean());
        } else {
          fight(server, index, number, random);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) { // otherwise unnoticed
      lies.add("a client failed: " + e);
    }
  }

  private void writeOwnField(int server, int index, long number) throws InterruptedException {
    String email = "shared-%d@example.com".formatted(index);
    String field = ownFields.get(server);
    Written before = written.getOrDefault(email + field, new Written(email, field, 0, 0));
    String answer =
        upsert(server, "\"email\":\"%s\",\"%s\":\"%d\"".formatted(email, field, number));
    written.put(
        email + field,
        new Written(email, field, answer == null ? before.acknowledged() : number, number));
    if (answer != null && !answer.contains("\"%s\":\"%d\"".formatted(field, number))) {
      lies.add("not what was sent: " + field + "=" + number + " in " + answer);
    }
  }

  private void fight(int server, int index, long number, Random random)
      throws InterruptedException {
    String email = "fought-%d@example.com".formatted(random.nextInt(KEYS));
    String phone = "+1201555%04d".formatted(random.nextInt(KEYS));
    switch (random.nextInt(10)) {
      case 0 -> upsert(server, "\"email\":null,\"phone\":\"%s\"".formatted(phone));
      case 1 -> upsert(server, "\"email\":\"%s\",\"phone\":null".formatted(email));
      case 2 -> upsertNew(server, "new-%d-%d-%d@example.com".formatted(server, index, number));
      case 3 -> upsert(server, "\"email\":\"%s\"".formatted(email));
      case 4 -> upsert(server, "\"phone\":\"%s\"".formatted(phone));
      default -> upsertCrossed(server, email, phone);
    }
  }

  private void upsertNew(int server, String email) throws InterruptedException {
    String answer = upsert(server, "\"email\":\"%s\"".formatted(email));
    if (answer != null && !answer.startsWith("{\"new\":true")) {
      lies.add("nobody else has this e-mail: " + answer);
    }
  }

  private void upsertCrossed(int server, String email, String phone) throws InterruptedException {
    String answer = upsert(server, "\"email\":\"%s\",\"phone\":\"%s\"".formatted(email, phone));
    if (answer == null) {
      return;
    }
    for (String given : List.of("email " + email, "phone " + phone)) {
      String field = given.substring(0, 5);
      boolean withheld = answer.contains("\"code\":\"withheld\",\"field\":\"%s\"".formatted(field));
      boolean holds = answer.contains("\"%s\":\"%s\"".formatted(field, given.substring(6)));
      if (withheld == holds) {
        lies.add(
            "%s was %s: %s".formatted(given, withheld ? "withheld, and is there" : "lost", answer));
      }
    }
  }

  private @Nullable String upsert(int server, String members) throws InterruptedException {
    String answer =
        send(() ->
            request(servers.get(server).upsert())
                .POST(body("{\"locationId\":\"%s\",%s}".formatted(LOCATION, members))));
    if (answer != null) {
      Matcher id = ID.matcher(answer);
      if (!id.find()) {
        lies.add("no contact: " + answer);
        return null;
      }
      answered.add(id.group(1));
      if (answer.startsWith("{\"new\":true") && !created.add(id.group(1))) {
        lies.add("new for the second time: " + answer);
      }
    }
    return answer;
  }

  private void changeOrder(int server, boolean emailFirst) throws InterruptedException {
    String order = emailFirst ? "\"email\",\"phone\"" : "\"phone\",\"email\"";
    String settings =
        "{\"settings\":{\"allowDuplicateContact\":false,\"contactUniqueIdentifiers\":[%s]}}"
            .formatted(order);
    String answer = send(() -> request(servers.get(server).location(LOCATION)).PUT(body(settings)));
    if (answer != null) {
      settingsChanged.incrementAndGet();
    }
    Thread.sleep(50);
  }

  private interface Requesting {
    HttpRequest.Builder get() throws IOException;
  }

  /** Returns the body of a 200; null if the outcome is unknown or nothing was sent. */
  private @Nullable String send(Requesting requesting) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          http.send(requesting.get().build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        acknowledged.incrementAndGet();
        return answer.body();
      }
      if (answer.statusCode() != 503) {
        lies.add(answer.statusCode() + " " + answer.body());
      }
    } catch (ConnectException notSent) {
      Thread.sleep(10);
      return null;
    } catch (IOException cut) {
      // The server was killed.
    }
    unknown.incrementAndGet();
    Thread.sleep(10);
    return null;
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + token)
        .header("Version", "2021-07-28")
        .header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }
}
