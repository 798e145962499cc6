package dev.cardfile.http;

import dev.cardfile.access.Authenticator;
import dev.cardfile.access.Secrets;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.store.sql.Stores;
import dev.cardfile.upsert.Upserts;
import dev.cardfile.wire.AnswerWriter;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The server: it listens from {@link #start} until {@link #close}. */
public final class HttpServer implements AutoCloseable {

  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration LINGER = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final WebServer server;
  private final Runnable takeNoMore;
  private final BoundedConnections connections;

  private HttpServer(WebServer server, Runnable takeNoMore, BoundedConnections connections) {
    this.server = server;
    this.takeNoMore = takeNoMore;
    this.connections = connections;
  }

  /**
   * What the server serves with.
   *
   * @param ids for what is made
   * @param random for trace ids; safe for use by several threads
   * @param secrets for what apps are given
   */
  public record Parts(
      Stores stores,
      Upserts upserts,
      IdSequence ids,
      Metrics metrics,
      InstantSource clock,
      RandomGenerator random,
      Secrets secrets) {}

  /**
   * Starts a server.
   *
   * @throws CannotListen when the address cannot be listened on
   */
  public static HttpServer start(HttpSettings settings, Parts parts) throws CannotListen {
    AnswerWriter writer = new AnswerWriter();
    TraceIds traces = new TraceIds(parts.random());
    RateLimit rateLimit =
        new RateLimit(settings.rateLimit(), settings.dailyRateLimit(), parts.clock());
    RateHeaders rateHeaders = new RateHeaders(rateLimit);
    Dispatcher dispatcher = dispatcher(settings, parts, writer, traces, rateLimit, rateHeaders);
    return listen(
        settings,
        dispatcher,
        dispatcher::stop,
        new UnreadableRequests(writer, traces, rateHeaders));
  }

  /**
   * Starts a server that reads any request whole and answers it with the same bytes, whoever asks:
   * what HTTP costs by itself, to compare the other server with.
   *
   * @param answerBytes how long the body of its answer is
   * @throws CannotListen when the address cannot be listened on
   */
  public static HttpServer startEcho(
      HttpSettings settings, int answerBytes, InstantSource clock, RandomGenerator random)
      throws CannotListen {
    TraceIds traces = new TraceIds(random);
    RateHeaders rateHeaders = new RateHeaders(new RateLimit(0, 0, clock));
    Echo echo =
        new Echo(
            new RequestBody(settings.maxBodyBytes(), settings.requestTimeout()),
            traces.next(),
            answerBytes);
    return listen(
        settings,
        echo,
        echo::stop,
        new UnreadableRequests(new AnswerWriter(), traces, rateHeaders));
  }

  private static HttpServer listen(
      HttpSettings settings, Handler handler, Runnable takeNoMore, UnreadableRequests unreadable)
      throws CannotListen {
    requireFree(settings.host(), settings.port());
    BoundedConnections connections = new BoundedConnections(times(settings));
    WebServer server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .shutdownHook(false)
            .shutdownGracePeriod(GRACE)
            .featuresDiscoverServices(false)
            .protocolsDiscoverServices(false)
            .addConnectionSelector(connections)
            .useNio(false)
            .connectionOptions(connections.socketOptions())
            .maxTcpConnections(settings.maxConnections())
            .errorHandling(ErrorHandling.builder().includeEntity(true).build())
            .contentEncoding(new RawContent())
            .directHandlers(unreadable.forEveryEvent())
            .routing(routing -> routing.any(handler))
            .build();
    connections.start();
    server.start();
    if (!server.isRunning()) {
      connections.close();
      throw new CannotListen(settings.host(), settings.port(), null);
    }
    return new HttpServer(server, takeNoMore, connections);
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /** Takes no new request, answers those that are under way, and stops listening. */
  @Override
  public void close() {
    takeNoMore.run();
    server.stop();
    connections.close();
  }

  private static BoundedConnections.Times times(HttpSettings settings) {
    return new BoundedConnections.Times(
        IDLE, settings.requestTimeout(), settings.requestTimeout(), LINGER);
  }

  private static Dispatcher dispatcher(
      HttpSettings settings,
      Parts parts,
      AnswerWriter writer,
      TraceIds traces,
      RateLimit rateLimit,
      RateHeaders rateHeaders) {
    Authenticator authenticator = new Authenticator(parts.stores().tokens(), parts.clock());
    Authorizations authorizations =
        new Authorizations(
            parts.stores().apps(), parts.clock(), parts.ids()::next, parts.secrets());
    OAuthRoutes oauth = new OAuthRoutes(authorizations, authenticator, parts.stores().locations());
    return new Dispatcher(
        new Api(parts, writer, oauth).routes(),
        new Admission(authenticator, authorizations, rateLimit),
        new RequestBody(settings.maxBodyBytes(), settings.requestTimeout()),
        new BodyBudget(memoryOfRequests()),
        writer,
        new AnswerSender(rateHeaders),
        parts.metrics(),
        traces,
        settings.recordAddress());
  }

  /** Three eighths of the memory there may be: the rest is the program's and the store's. */
  private static long memoryOfRequests() {
    return Runtime.getRuntime().maxMemory() / 8 * 3;
  }

  /** Helidon logs that it could not listen, and goes on as if it did. */
  private static void requireFree(String host, int port) throws CannotListen {
    try (ServerSocketChannel probe = ServerSocketChannel.open()) {
      probe.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      probe.bind(new InetSocketAddress(host, port));
    } catch (IOException | RuntimeException taken) {
      throw new CannotListen(host, port, taken);
    }
  }
}
