package dev.cardfile.http;

import dev.cardfile.access.Authenticator;
import dev.cardfile.access.Secrets;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.store.Stores;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.write.LocationView;
import dev.cardfile.write.Writes;
import io.helidon.webserver.Router;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The server: it listens from {@link #start} until {@link #close}. */
public final class HttpServer implements AutoCloseable {

  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration LINGER = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Listener listener;
  private final Runnable takeNoMore;
  private final BoundedConnections connections;

  private HttpServer(Listener listener, Runnable takeNoMore, BoundedConnections connections) {
    this.listener = listener;
    this.takeNoMore = takeNoMore;
    this.connections = connections;
  }

  /**
   * What the server serves with.
   *
   * @param locations as last seen, for all who read requests by their settings
   * @param ids for what is made
   * @param random for trace ids; safe for use by several threads
   * @param secrets for what apps are given
   */
  public record Parts(
      Stores stores,
      Writes writes,
      LocationView locations,
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
    Readiness readiness = new Readiness(parts.stores()::outage);
    Dispatcher dispatcher =
        dispatcher(settings, parts, writer, traces, rateLimit, rateHeaders, readiness);
    HttpServer server =
        listen(
            settings,
            dispatcher,
            () -> {
              readiness.close();
              dispatcher.stop();
            },
            new UnreadableRequests(writer, traces, rateHeaders));
    readiness.start();
    return server;
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
    ConnectionSlots slots =
        new ConnectionSlots(
            settings.maxConnections(), settings.connectionsPerAddress(), settings.trustedProxies());
    BoundedConnections connections =
        new BoundedConnections(
            new HttpContext(unreadable),
            Router.builder().addRouting(HttpRouting.builder().any(handler)).build(),
            slots,
            times(settings));
    Listener listener =
        Listener.bind(settings.host(), settings.port(), connections::take, connections::endIdle);
    connections.start();
    listener.start();
    return new HttpServer(listener, takeNoMore, connections);
  }

  /** The port that it listens on. */
  public int port() {
    return listener.port();
  }

  /** Runs the action when it can listen no longer although nobody has closed it. */
  public void whenBroken(Runnable action) {
    listener.whenBroken(action);
  }

  /** Takes no new request, answers those that are under way, and stops listening. */
  @Override
  public void close() {
    takeNoMore.run();
    listener.close();
    connections.drain(GRACE);
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
      RateHeaders rateHeaders,
      Readiness readiness) {
    Authenticator authenticator = new Authenticator(parts.stores().tokens(), parts.clock());
    Authorizations authorizations =
        new Authorizations(
            parts.stores().apps(), parts.clock(), parts.ids()::next, parts.secrets());
    OAuthRoutes oauth = new OAuthRoutes(authorizations, authenticator, parts.stores().locations());
    return new Dispatcher(
        new Api(parts, writer, oauth, readiness).routes(),
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
}
