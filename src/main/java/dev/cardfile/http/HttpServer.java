package dev.cardfile.http;

import dev.cardfile.access.Authenticator;
import dev.cardfile.http.body.BodyBudget;
import dev.cardfile.http.body.RequestBody;
import dev.cardfile.http.server.CannotListen;
import dev.cardfile.http.server.Handler;
import dev.cardfile.http.server.Server;
import dev.cardfile.http.server.ServerSettings;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.answer.AnswerWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Serves routes: it listens from {@link #start} until {@link #close}. */
public final class HttpServer implements AutoCloseable {

  private final Server server;

  private HttpServer(Server server) {
    this.server = server;
  }

  /**
   * The routes and pages to serve, and what is needed to serve them.
   *
   * @param pages for browsers, outside the API
   * @param random for trace ids; safe for use by several threads
   */
  public record Parts(
      List<Route> routes,
      List<Page> pages,
      Authenticator authenticator,
      Authorizations authorizations,
      OperatorSignIn operators,
      RequestJournal journal,
      Metrics metrics,
      InstantSource clock,
      RandomGenerator random) {}

  /**
   * Starts a server.
   *
   * @throws CannotListen if the address cannot be bound
   */
  public static HttpServer start(HttpSettings settings, Parts parts) throws CannotListen {
    AnswerWriter writer = new AnswerWriter();
    TraceIds traces = new TraceIds(parts.random());
    RateLimit rateLimit =
        new RateLimit(
            settings.rateLimits().inTenSeconds(), settings.rateLimits().inADay(), parts.clock());
    RateHeaders rateHeaders = new RateHeaders(rateLimit);
    CrossOrigin crossOrigin = new CrossOrigin(settings.cors());
    Dispatcher dispatcher =
        new Dispatcher(
            new Routes(parts.routes()),
            new Pages(parts.pages()),
            new RequestGuard(
                parts.authenticator(), parts.authorizations(), parts.operators(), rateLimit),
            bodies(settings),
            new BodyBudget(memoryOfRequests()),
            writer,
            new AnswerSender(rateHeaders, crossOrigin),
            parts.metrics(),
            traces,
            crossOrigin,
            new Links(settings.publicAddress(), settings.host()),
            settings.recordAddress(),
            parts.journal(),
            parts.clock());
    return listen(
        settings,
        dispatcher,
        new UnreadableRequests(writer, traces, rateHeaders, crossOrigin, parts.metrics()));
  }

  static RequestBody bodies(HttpSettings settings) {
    HttpSettings.Requests bounds = settings.requests();
    return new RequestBody(bounds.maxBodyBytes(), bounds.timeout());
  }

  /** Starts a server with any handler. */
  static HttpServer listen(HttpSettings settings, Handler handler, UnreadableRequests unreadable)
      throws CannotListen {
    // Loads the classes for the answer to a connection beyond the limit, while files can still be
    // opened.
    new AnswerWriter().problem(new Problem.TooManyConnections(1), "");
    return new HttpServer(
        Server.start(
            new ServerSettings(
                settings.host(),
                settings.port(),
                settings.requests().timeout(),
                settings.connections().most(),
                settings.connections().perAddress(),
                settings.connections().unlimited()),
            handler,
            unreadable));
  }

  /** Returns the port that the server listens on. */
  public int port() {
    return server.port();
  }

  /** Runs an action if the server stops accepting connections without having been closed. */
  public void whenBroken(Runnable action) {
    server.whenBroken(action);
  }

  /** Stops listening, and waits for the answers to requests in progress. */
  @Override
  public void close() {
    server.close();
  }

  /**
   * Returns the memory that requests may take: three eighths of the maximum heap. The rest is for
   * the program and the store.
   */
  private static long memoryOfRequests() {
    return Runtime.getRuntime().maxMemory() / 8 * 3;
  }
}
