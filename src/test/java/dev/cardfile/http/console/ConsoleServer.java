package dev.cardfile.http.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cardfile.access.Operator;
import dev.cardfile.access.Scope;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.contact.Country;
import dev.cardfile.http.HttpSettings;
import dev.cardfile.http.Metrics;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.server.Cardfile;
import dev.cardfile.server.TestServer;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A server with the console, behind a proxy, the door, which passes everything on. A test can shut
 * the door, or make it answer in the server's place, to simulate a failing server.
 */
final class ConsoleServer implements AutoCloseable {

  static final LocationId LOCATION = new LocationId("ve9EPM428h8vShlRW1KT");
  static final String COLOUR = "6dvNaf7VhkQ9snc5vnjJ";
  static final String SIZE = "7dvNaf7VhkQ9snc5vnjJ";
  static final String AGE = "8dvNaf7VhkQ9snc5vnjJ";

  private static final Set<String> NOT_PASSED_ON =
      Set.of("host", "connection", "content-length", "transfer-encoding");

  /** An answer in place of the server's. */
  record Failure(String method, String pathBegins, int status, String body) {}

  private final Cardfile server;
  private final HttpServer door;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String locationToken;
  private final AtomicReference<Failure> next = new AtomicReference<>();
  private final String operatorToken;
  private final Set<HttpExchange> streams = ConcurrentHashMap.newKeySet();
  private volatile boolean isOpen = true;

  ConsoleServer(StoreFixture database) throws IOException {
    Metrics metrics = new Metrics();
    Stores stores = database.open(StoreSettings.DEFAULT, metrics);
    SecureRandom random = new SecureRandom();
    this.server =
        TestServer.serve(
            stores,
            metrics,
            HttpSettings.DEFAULT.withPort(0),
            InstantSource.system(),
            random,
            random,
            Secrets.strong());
    addLocation(stores, LOCATION, "Example");
    addLocation(stores, new LocationId("zOtherLocation000001"), "Other <b>place</b>");
    this.locationToken = tokenOf(stores);
    this.operatorToken = operatorIn(stores);
    this.door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    door.createContext("/", this::answer);
    door.start();
  }

  private static void addLocation(Stores stores, LocationId id, String name) {
    stores
        .locations()
        .create(
            new Location(
                id,
                name,
                new Country("US"),
                null,
                null,
                DuplicatePreference.DEFAULT,
                CustomFieldDefinitions.NONE,
                0));
    if (!id.equals(LOCATION)) {
      return;
    }
    for (CustomFieldDefinition field :
        List.of(
            new CustomFieldDefinition(
                COLOUR, "favourite_colour", "Favourite Colour", CustomFieldType.TEXT, List.of()),
            new CustomFieldDefinition(
                SIZE, "size", "Size", CustomFieldType.SINGLE_OPTIONS, List.of("S", "M", "L")),
            new CustomFieldDefinition(AGE, "age", "Age", CustomFieldType.NUMERICAL, List.of()))) {
      Writing.to(stores).locations().addField(id, Writing.TEST, field);
    }
  }

  private static String tokenOf(Stores stores) {
    TokenSecret secret = TokenSecret.random();
    stores
        .tokens()
        .create(
            new Token(
                "token1",
                secret.hash(),
                LOCATION,
                null,
                EnumSet.allOf(Scope.class),
                InstantSource.system().instant(),
                null,
                null));
    return secret.value();
  }

  private static String operatorIn(Stores stores) {
    TokenSecret secret = TokenSecret.ofOperator(Secrets.strong());
    stores
        .operators()
        .create(
            new Operator(
                "ada", secret.hash(), "Ada", null, InstantSource.system().instant(), null, null));
    return secret.value();
  }

  /** Returns the URL that signs in whoever opens it first. */
  String link() {
    return url() + "/console#" + server.makeConsoleLink().orElseThrow().getFragment();
  }

  /** Returns the token of an operator called Ada. */
  String operatorToken() {
    return operatorToken;
  }

  Stores stores() {
    return server.stores();
  }

  /** Returns the URL for the browser, which leads through the door. */
  String url() {
    return "http://127.0.0.1:" + door.getAddress().getPort();
  }

  /** Returns the server's own URL, which bypasses the door. */
  String inside() {
    return server.url().toString();
  }

  /** Makes the door answer the next request of this kind in the server's place. */
  void fail(String method, String pathBegins, int status, String body) {
    next.set(new Failure(method, pathBegins, status, body));
  }

  /** Opens or shuts the door; a shut one answers no connections, and ends all streams. */
  void open(boolean open) {
    isOpen = open;
    if (!open) {
      streams.forEach(HttpExchange::close);
    }
  }

  /** Sends a request with the location's token, as programs do. */
  HttpResponse<String> send(String method, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(inside() + path))
            .header("Authorization", "Bearer " + locationToken)
            .header("Version", "2021-07-28")
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Sends a GET as the operator, and returns the body of the answer. */
  String askAsOperator(String path) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(inside() + path))
                .header("Authorization", "Bearer " + operatorToken)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** Posts lines, each a JSON object. */
  HttpResponse<String> sendLines(String path, String lines) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(inside() + path))
            .header("Authorization", "Bearer " + locationToken)
            .header("Version", "2021-07-28")
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofString(lines))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      Failure failure = next.get();
      if (!isOpen) {
        return;
      }
      if (failure != null
          && exchange.getRequestMethod().equals(failure.method())
          && path.startsWith(failure.pathBegins())
          && next.compareAndSet(failure, null)) {
        reply(exchange, failure.status(), failure.body());
      } else {
        passOn(exchange, body);
      }
    }
  }

  private void passOn(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(inside() + exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value.replace(url(), inside())));
          }
        });
    try {
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!Set.of("content-length", "connection", "transfer-encoding")
                .contains(name.toLowerCase(Locale.ROOT))) {
              exchange.getResponseHeaders().put(name, values);
            }
          });
      try (InputStream answered = answer.body()) {
        if (answer.headers().firstValue("Content-Type").orElse("").equals("text/event-stream")) {
          passOnAsItComes(exchange, answer.statusCode(), answered);
        } else {
          send(exchange, answer.statusCode(), answered.readAllBytes());
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Passes a stream on until one of its ends closes it or the door is shut. */
  private void passOnAsItComes(HttpExchange exchange, int status, InputStream body)
      throws IOException {
    streams.add(exchange);
    try {
      exchange.sendResponseHeaders(status, 0);
      byte[] part = new byte[1024];
      for (int read = body.read(part); read >= 0 && isOpen; read = body.read(part)) {
        exchange.getResponseBody().write(part, 0, read);
        exchange.getResponseBody().flush();
      }
    } finally {
      streams.remove(exchange);
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean none = body.length == 0 || status == 304;
    exchange.sendResponseHeaders(status, none ? -1 : body.length);
    if (!none) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    door.stop(0);
    client.shutdownNow();
    server.close();
  }
}
