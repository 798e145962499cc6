package dev.cardfile.http.api;

import dev.cardfile.http.HttpServer;
import dev.cardfile.http.HttpSettings;
import dev.cardfile.http.OperatorAccess;
import dev.cardfile.http.OperatorSignIn;
import dev.cardfile.http.RequestJournal;
import dev.cardfile.http.ShutdownSignal;
import dev.cardfile.http.changes.ChangeWatch;
import dev.cardfile.http.console.ConsoleSessions;
import dev.cardfile.http.health.Readiness;
import dev.cardfile.http.server.CannotListen;
import dev.cardfile.wire.answer.AnswerWriter;

/** The server of the whole API: it listens from {@link #start} until {@link #close}. */
public final class ApiServer implements AutoCloseable {

  private final HttpServer http;
  private final Readiness readiness;
  private final ChangeWatch watch;
  private final ShutdownSignal ending;

  private ApiServer(
      HttpServer http, Readiness readiness, ChangeWatch watch, ShutdownSignal ending) {
    this.http = http;
    this.readiness = readiness;
    this.watch = watch;
    this.ending = ending;
  }

  /**
   * Starts a server.
   *
   * @throws CannotListen if the address cannot be bound
   */
  public static ApiServer start(HttpSettings settings, Services services) throws CannotListen {
    Readiness readiness = new Readiness(services.stores()::outage);
    ChangeWatch watch = new ChangeWatch(services.stores().history());
    services.stores().whenCommitted(watch::committed);
    ShutdownSignal ending = new ShutdownSignal();
    OperatorAccess access = new OperatorAccess(settings.isLoopbackOnly(), settings.console());
    ConsoleSessions sessions =
        new ConsoleSessions(services.operators(), access, services.secrets(), services.clock());
    RequestJournal journal = new RequestJournal(access.isOpenToAnybody());
    Api api =
        new Api(
            services,
            new AnswerWriter(),
            readiness,
            watch,
            ending,
            settings.heartbeat(),
            access,
            sessions,
            journal);
    HttpServer http =
        HttpServer.start(
            settings,
            new HttpServer.Parts(
                api.routes(),
                api.pages(),
                services.authenticator(),
                services.authorizations(),
                new OperatorSignIn(
                    services.operators(), sessions, access, services.stores().locations()),
                journal,
                services.metrics(),
                services.clock(),
                services.random()));
    readiness.start();
    return new ApiServer(http, readiness, watch, ending);
  }

  /** Returns the port that the server listens on. */
  public int port() {
    return http.port();
  }

  /** Runs an action if the server stops accepting connections without having been closed. */
  public void whenBroken(Runnable action) {
    http.whenBroken(action);
  }

  /** Ends all streams, stops listening, and waits for the answers to requests in progress. */
  @Override
  public void close() {
    readiness.close();
    watch.close();
    ending.begin();
    http.close();
  }
}
