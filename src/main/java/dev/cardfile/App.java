package dev.cardfile;

import dev.cardfile.access.Secrets;
import dev.cardfile.cli.Backend;
import dev.cardfile.cli.CommandFailed;
import dev.cardfile.cli.DataFolder;
import dev.cardfile.cli.LogConfigurator;
import dev.cardfile.config.Config;
import dev.cardfile.config.StoreAddress;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.http.HttpServer;
import dev.cardfile.http.HttpSettings;
import dev.cardfile.http.Metrics;
import dev.cardfile.http.api.ApiServer;
import dev.cardfile.http.api.Services;
import dev.cardfile.http.server.CannotListen;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.maintenance.Copied;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.sql.Database;
import dev.cardfile.write.LocationView;
import dev.cardfile.write.Writes;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the program's parts and plugs them together. */
public final class App implements Backend {

  private static final Logger LOG = LoggerFactory.getLogger(App.class);

  private static final int READERS_OF_A_COMMAND = 1;

  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * The program on this clock and these random numbers.
   *
   * @param random for ids, none of which is a secret; safe for use by several threads
   */
  public App(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Stores open(Config config) {
    return open(config, READERS_OF_A_COMMAND, StoreEvents.NONE);
  }

  @Override
  public Database database(Config config) {
    return database(config.store());
  }

  private static Database database(StoreAddress address) {
    return switch (address) {
      case StoreAddress.File(Path path) -> Database.sqlite(path);
      case StoreAddress.Server(String url) -> Database.postgres(url);
    };
  }

  @Override
  public Copied copy(StoreAddress from, StoreAddress to, boolean anew, CopyProgress progress) {
    Database source = database(from);
    Database target = database(to);
    if (source.hasStore()) {
      makeFolder(to);
    }
    return source.copyTo(target, anew, progress);
  }

  @Override
  public MigrationPlan migrate(Config config) {
    makeFolder(config.store());
    return database(config).migrate();
  }

  @Override
  public Server serve(Config config) {
    Metrics metrics = new Metrics();
    metrics.logLinesDropped(LogConfigurator::droppedLines);
    Stores stores = open(config, config.readers(), metrics);
    try {
      return new Serving(ApiServer.start(httpSettings(config), services(stores, metrics)), stores);
    } catch (CannotListen e) {
      stores.close();
      throw new CommandFailed(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      stores.close();
      throw e;
    }
  }

  @Override
  public Listener echo(Config config, int answerBytes) {
    try {
      return new Echoing(HttpServer.startEcho(httpSettings(config), answerBytes, clock, random));
    } catch (CannotListen e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }

  private Services services(Stores stores, Metrics metrics) {
    IdSequence ids = new IdSequence(clock, random);
    return new Services(
        stores,
        Writes.over(stores.transactions(), clock, ids),
        new LocationView(stores.locations()),
        ids,
        metrics,
        clock,
        random,
        Secrets.strong());
  }

  private Stores open(Config config, int readers, StoreEvents events) {
    makeFolder(config.store());
    StoreSettings settings =
        new StoreSettings(
            config.queueCapacity(),
            config.batchLimit(),
            config.writers(),
            readers,
            config.busyTimeout());
    return database(config).open(settings, events);
  }

  private static void makeFolder(StoreAddress address) {
    if (address instanceof StoreAddress.File(Path path)) {
      DataFolder.make(Optional.ofNullable(path.getParent()).orElse(path));
    }
  }

  private static HttpSettings httpSettings(Config config) {
    OpenFiles files = OpenFiles.now();
    int connections =
        files.connections(config.maxConnections(), config.readers(), config.writers());
    if (connections < config.maxConnections()) {
      LOG.warn(
          "max-connections is {}, but this process may open only {} files, so that at most {}"
              + " connections are taken; raise the limit of open files (ulimit -n), or lower"
              + " max-connections",
          config.maxConnections(),
          files.limit(),
          connections);
    }
    return new HttpSettings(
        config.host(),
        config.port(),
        Math.toIntExact(config.maxBody()),
        config.requestTimeout(),
        connections,
        config.maxConnectionsPerAddress(),
        address -> config.trustedProxies().stream().anyMatch(range -> range.contains(address)),
        config.rateLimit(),
        config.rateLimitDaily(),
        config.recordAddress());
  }

  private record Echoing(HttpServer http) implements Listener {

    @Override
    public int port() {
      return http.port();
    }

    @Override
    public void close() {
      http.close();
    }
  }

  private record Serving(ApiServer http, Stores stores) implements Server {

    @Override
    public int port() {
      return http.port();
    }

    @Override
    public void whenBroken(Runnable action) {
      http.whenBroken(action);
    }

    @Override
    public void close() {
      try {
        http.close();
      } finally {
        stores.close();
      }
    }
  }
}
