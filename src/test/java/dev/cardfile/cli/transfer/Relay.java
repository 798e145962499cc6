package dev.cardfile.cli.transfer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy between a client and a server that can fail like a network, a proxy or a restart. */
final class Relay implements AutoCloseable {

  private static final List<String> PASSED =
      List.of("Authorization", "Version", "Content-Type", "Idempotency-Key");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Deque<Way>> ways = new ConcurrentHashMap<>();
  private final Map<String, Way> others = new ConcurrentHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private volatile String target;

  /** What happens to a request. */
  interface Way {

    void take(Exchange exchange) throws Exception;

    /** Forwards the request, and returns the server's answer. */
    Way PASS = exchange -> exchange.answer(exchange.ask());

    /** Drops the request before the server gets it. */
    Way LOSE = exchange -> {};

    /** Forwards the request, and drops the answer. */
    Way LOSE_ANSWER =
        exchange -> {
          var _ = exchange.ask();
        };

    /** Cuts the answer off in the middle. */
    Way CUT = exchange -> exchange.begin(exchange.ask());

    static Way refuse(int status) {
      return exchange -> exchange.refuse(status);
    }

    /** Runs something before the request is handled. */
    static Way after(Runnable what, Way way) {
      return exchange -> {
        what.run();
        way.take(exchange);
      };
    }
  }

  Relay(String target) throws IOException {
    this.target = target;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Forwards requests to another server from now on. */
  void to(String other) {
    target = other;
  }

  /**
   * Sets what happens to the next such requests; later ones are forwarded.
   *
   * @param request the method and the path, with {@code ID} in place of an import's id
   */
  Relay next(String request, Way... some) {
    ways.computeIfAbsent(request, _ -> new ArrayDeque<>()).addAll(List.of(some));
    return this;
  }

  /** Sets what happens to all such requests after those of {@link #next}. */
  void always(String request, Way way) {
    others.put(request, way);
  }

  /** Returns the requests received so far, in order. */
  List<String> asked() {
    synchronized (asked) {
      return List.copyOf(asked);
    }
  }

  private void take(HttpExchange exchange) {
    String request =
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI().getPath().replaceFirst("^/imports/\\w+", "/imports/ID");
    synchronized (asked) {
      asked.add(request);
    }
    Deque<Way> waiting = ways.getOrDefault(request, new ArrayDeque<>());
    Way way;
    synchronized (waiting) {
      way = waiting.isEmpty() ? others.getOrDefault(request, Way.PASS) : waiting.removeFirst();
    }
    try (exchange) {
      way.take(new Exchange(exchange, exchange.getRequestBody().readAllBytes()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  final class Exchange {

    private final HttpExchange exchange;
    private final byte[] body;

    private Exchange(HttpExchange exchange, byte[] body) {
      this.exchange = exchange;
      this.body = body;
    }

    private HttpResponse<byte[]> ask() throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
              .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
      for (String name : PASSED) {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
          request.header(name, value);
        }
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private void answer(HttpResponse<byte[]> answer) throws IOException {
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }

    private void begin(HttpResponse<byte[]> answer) throws IOException {
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
      exchange.getResponseBody().flush();
    }

    private void refuse(int status) throws IOException {
      byte[] words = "{\"message\":\"Not now.\"}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, words.length);
      exchange.getResponseBody().write(words);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
    threads.shutdownNow();
  }
}
