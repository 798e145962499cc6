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
   * What the server serves, and with what.
   *
   * @param pages what it has for people beside the routes
   * @param random for trace ids; safe for use by several threads
   */
  public record Parts(
      List<Route> routes,
      List<Page> pages,
      Authenticator authenticator,
      Authorizations authorizations,
      OperatorEntrance operators,
      RequestJournal journal,
      Metrics metrics,
      InstantSource clock,
      RandomGenerator random) {}

  /**
   * Starts a server.
   *
   * @throws CannotListen when the address cannot be listened on
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

  /** Listens for a handler of any kind. */
  static HttpServer listen(HttpSettings settings, Handler handler, UnreadableRequests unreadable)
      throws CannotListen {
    // Loads what the answer to one connection too many needs, while files can be opened.
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

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /** Runs the action when it can listen no longer although nobody has closed it. */
  public void whenBroken(Runnable action) {
    server.whenBroken(action);
  }

  /** Takes no new request, answers those that are under way, and stops listening. */
  @Override
  public void close() {
    server.close();
  }

  /** Three eighths of the memory there may be: the rest is the program's and the store's. */
  private static long memoryOfRequests() {
    return Runtime.getRuntime().maxMemory() / 8 * 3;
  }
}
