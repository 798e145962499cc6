package dev.cardfile.bench.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP server that answers upserts as a test requires, correctly or not. */
final class FakeServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger requests = new AtomicInteger();

  interface Behaviour {

    /**
     * Answers one upsert.
     *
     * @param number the number of the request, counted from 1
     */
    void answer(HttpExchange exchange, int number, String body) throws IOException;
  }

  /** Answers as Cardfile would, with a contact for each phone that was sent before. */
  static final class AsCardfile implements Behaviour {

    private static final Pattern PHONE = Pattern.compile("\"phone\":\"([^\"]+)\"");
    private final Set<String> phones = ConcurrentHashMap.newKeySet();

    @Override
    public void answer(HttpExchange exchange, int number, String body) throws IOException {
      Matcher phone = PHONE.matcher(body);
      boolean isNew = phone.find() && phones.add(phone.group(1));
      send(exchange, 200, "{\"new\":%b}".formatted(isNew));
    }
  }

  FakeServer(Behaviour behaviour) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext(
        "/contacts/upsert",
        exchange -> {
          try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            behaviour.answer(
                exchange, requests.incrementAndGet(), new String(body, StandardCharsets.UTF_8));
          }
        });
    server.start();
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
