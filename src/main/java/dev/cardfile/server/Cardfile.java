package dev.cardfile.server;

import dev.cardfile.access.Authenticator;
import dev.cardfile.access.Operators;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.http.HttpSettings;
import dev.cardfile.http.Metrics;
import dev.cardfile.http.api.ApiServer;
import dev.cardfile.http.api.Services;
import dev.cardfile.http.server.CannotListen;
import dev.cardfile.importing.FileImports;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.write.LocationView;
import dev.cardfile.write.Writes;
import dev.cardfile.write.rows.RowPipeline;
import dev.cardfile.write.work.OutcomeSweep;
import dev.cardfile.write.work.SafeRetries;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server in this process, with its store. It serves requests from {@link #start} until {@link
 * #close}. Any number of servers may run at once.
 */
public final class Cardfile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Cardfile.class);

  private final ApiServer http;
  private final OutcomeSweeper sweeper;
  private final ImportWorker imports;
  private final LocationDeleter deleter;
  private final String host;
  private final Stores stores;
  private final InstantSource clock;
  private final IdSequence ids;

  private Cardfile(
      ApiServer http,
      OutcomeSweeper sweeper,
      ImportWorker imports,
      LocationDeleter deleter,
      String host,
      Services parts) {
    this.http = http;
    this.sweeper = sweeper;
    this.imports = imports;
    this.deleter = deleter;
    this.host = host;
    this.stores = parts.stores();
    this.clock = parts.clock();
    this.ids = parts.ids();
  }

  /**
   * The sources of time and randomness.
   *
   * @param nanos a monotonic clock for durations, unaffected by changes of the wall clock
   * @param forIds for all ids but trace ids
   * @param forTraces for trace ids
   */
  record Sources(
      InstantSource clock,
      LongSupplier nanos,
      RandomGenerator forIds,
      RandomGenerator forTraces,
      Secrets secrets) {}

  /**
   * Opens the store, creating or migrating it if needed, and serves it.
   *
   * @throws CannotStart when the store cannot be opened, or the server cannot listen on the address
   */
  public static Cardfile start(ServerOptions options) {
    Metrics metrics = new Metrics();
    metrics.logLinesDropped(options.logLinesDropped());
    return serve(
        open(options, metrics),
        metrics,
        withinOpenFiles(options.http(), options.storeSettings()),
        new Sources(
            options.clock(),
            System::nanoTime,
            options.random(),
            options.random(),
            Secrets.strong()),
        options.retention());
  }

  private static Stores open(ServerOptions options, Metrics metrics) {
    try {
      return Storage.at(options.store()).open(options.openedWith(), metrics);
    } catch (StoreNotUsable | CannotMakeFolder e) {
      throw new CannotStart(e);
    }
  }

  /**
   * Serves stores that are already open. They are closed with the server, and also if it cannot
   * start.
   */
  static Cardfile serve(
      Stores stores,
      Metrics metrics,
      HttpSettings settings,
      Sources sources,
      ServerOptions.Retention retention) {
    try {
      metrics.writesWaiting(() -> stores.figures().queue().waiting());
      InstantSource clock = sources.clock();
      IdSequence ids = new IdSequence(clock, sources.forIds());
      Writes writes = Writes.over(stores.transactions(), clock, ids);
      OutcomeSweeper sweeper =
          new OutcomeSweeper(
              new OutcomeSweep(stores.retries(), writes.executor(), clock, retention.outcomes()),
              stores.locations(),
              metrics);
      LocationView locations = new LocationView(stores.locations());
      RowPipeline rows = RowPipeline.half(stores.transactions(), locations);
      RowPipeline imported = RowPipeline.half(stores.transactions(), locations);
      FileImports files = new FileImports(stores, imported, clock, ids);
      ImportWorker imports = new ImportWorker(files, stores.locations(), metrics);
      LocationDeleter deleter = new LocationDeleter(stores.deletions(), clock);
      Services parts =
          new Services(
              stores,
              writes,
              new SafeRetries(stores.retries(), clock, retention.outcomes()),
              sweeper::kept,
              rows,
              locations,
              new Authenticator(stores.tokens(), clock),
              new Authorizations(stores.apps(), clock, ids::next, sources.secrets()),
              files,
              imports::due,
              new Operators(stores.operators(), stores.tokens(), clock),
              sources.secrets(),
              deleter::begun,
              ids,
              metrics,
              clock,
              sources.nanos(),
              sources.forTraces());
      Cardfile served =
          new Cardfile(
              ApiServer.start(settings, parts), sweeper, imports, deleter, settings.host(), parts);
      sweeper.start();
      imports.start();
      deleter.start();
      return served;
    } catch (CannotListen e) {
      stores.close();
      throw new CannotStart(e);
    } catch (RuntimeException | Error e) {
      stores.close();
      throw e;
    }
  }

  private static HttpSettings withinOpenFiles(HttpSettings wanted, StoreSettings store) {
    OpenFiles files = OpenFiles.now();
    HttpSettings.Connections bounds = wanted.connections();
    int connections = files.connections(bounds.most(), store.readers(), store.writers());
    if (connections == bounds.most()) {
      return wanted;
    }
    LOG.warn(
        "max-connections is {}, but this process may open only {} files, so that at most {}"
            + " connections are taken; raise the limit of open files (ulimit -n), or lower"
            + " max-connections",
        bounds.most(),
        files.limit(),
        connections);
    return wanted.withConnections(connections, bounds.mostPerAddress(), bounds.unlimited());
  }

  /** Returns the server's URL, {@code http://HOST:PORT}. */
  public URI url() {
    return url(host, port());
  }

  /** Returns the URL of any server. An IPv6 address is put in brackets. */
  public static URI url(String host, int port) {
    return URI.create("http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port));
  }

  /**
   * Reports whether a server that listens on this host can be reached only from its own machine.
   */
  public static boolean isLoopback(String host) {
    return HttpSettings.isLoopback(host);
  }

  /**
   * Creates a link that opens the console once, on this machine; empty if the server can be reached
   * from other machines.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the database does not answer
   */
  public Optional<URI> makeConsoleLink() {
    return isLoopback(host)
        ? Optional.of(
            ConsoleLink.make(stores.operators(), Secrets.strong(), url(), clock.instant()))
        : Optional.empty();
  }

  /** The port that the server listens on. */
  public int port() {
    return http.port();
  }

  /** The stores that the server uses, and closes when it is closed. */
  public Stores stores() {
    return stores;
  }

  /**
   * Creates the location {@link ExampleLocation#ID} if the store has no location.
   *
   * @return the secret of a token for the location; empty if the store had a location already
   * @throws dev.cardfile.store.StoreUnavailable when the database does not answer
   */
  public Optional<TokenSecret> makeExample() {
    return ExampleLocation.makeIn(stores, clock, ids);
  }

  /** Runs the action if the server can no longer listen although it has not been closed. */
  public void whenBroken(Runnable action) {
    http.whenBroken(action);
  }

  /** Stops listening as {@link #close} does, but leaves the stores open. */
  void stopListening() {
    http.close();
  }

  /** Stops accepting requests, answers those in progress, and closes the stores. */
  @Override
  public void close() {
    try {
      http.close();
      imports.close();
      sweeper.close();
      deleter.close();
    } finally {
      stores.close();
    }
  }
}
