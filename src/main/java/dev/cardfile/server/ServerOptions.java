package dev.cardfile.server;

import dev.cardfile.config.Config;
import dev.cardfile.config.StoreAddress;
import dev.cardfile.http.HttpSettings;
import dev.cardfile.store.StoreSettings;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The options of a server. Those from {@link #inFolder} and {@link #onDatabase} listen on a free
 * port of the loopback interface, and otherwise have the defaults of docs/configuration.md.
 *
 * @param random for ids, which are not secret; must be thread-safe
 * @param logLinesDropped returns how many lines of the log were lost so far, for the metrics
 */
public record ServerOptions(
    StoreAddress store,
    StoreSettings storeSettings,
    HttpSettings http,
    InstantSource clock,
    RandomGenerator random,
    Retention retention,
    LongSupplier logLinesDropped) {

  /**
   * How long data is kept.
   *
   * @param outcomes for answers to requests with an {@code Idempotency-Key}
   * @param history for changes of contacts; zero for no history
   */
  public record Retention(Duration outcomes, Duration history) {
    public static final Retention DEFAULT =
        new Retention(Duration.ofHours(24), Duration.ofDays(90));
  }

  /** One generator per thread avoids contention. */
  private static final RandomGenerator RANDOM = () -> ThreadLocalRandom.current().nextLong();

  /** Returns options for a SQLite store in this folder. Both are created if they are missing. */
  public static ServerOptions inFolder(Path folder) {
    return on(new StoreAddress.File(folder.toAbsolutePath().resolve(StoreAddress.FILE_NAME)));
  }

  /**
   * Returns options for a database.
   *
   * @param url {@code jdbc:postgresql:…} or {@code jdbc:sqlite:PATH}
   * @throws dev.cardfile.config.ConfigProblem when the URL is neither
   */
  public static ServerOptions onDatabase(String url) {
    return on(StoreAddress.ofUrl("database", url, Path.of("").toAbsolutePath()));
  }

  private static ServerOptions on(StoreAddress store) {
    return new ServerOptions(
        store,
        StoreSettings.DEFAULT,
        HttpSettings.DEFAULT.withPort(0),
        InstantSource.system(),
        RANDOM,
        Retention.DEFAULT,
        () -> 0);
  }

  /** Returns the options that an operator has configured. */
  public static ServerOptions of(Config config) {
    Predicate<InetAddress> proxies =
        address -> config.trustedProxies().stream().anyMatch(range -> range.contains(address));
    return on(config.store())
        .withStoreSettings(storeSettings(config, config.readers()))
        .withRetention(new Retention(config.idempotencyRetention(), config.historyRetention()))
        .withHttp(
            new HttpSettings(
                config.host(),
                config.port(),
                new HttpSettings.Requests(
                    Math.toIntExact(config.maxBody()), config.requestTimeout()),
                new HttpSettings.Connections(
                    config.maxConnections(),
                    config.maxConnectionsPerAddress(),
                    proxies.or(InetAddress::isLoopbackAddress)),
                new HttpSettings.RateLimits(config.rateLimit(), config.rateLimitDaily()),
                config.recordAddress(),
                config.cors(),
                new HttpSettings.PublicAddress(config.publicUrl().orElse(null), proxies),
                HttpSettings.DEFAULT.heartbeat(),
                false));
  }

  /**
   * Returns the settings to open the store with, in which history is kept as long as the retention
   * says.
   */
  StoreSettings openedWith() {
    return storeSettings.withHistory(StoreSettings.History.of(retention.history(), clock));
  }

  /** Returns the configured settings of the store, except those of its history. */
  static StoreSettings storeSettings(Config config, int readers) {
    return new StoreSettings(
        config.queueCapacity(),
        config.batchLimit(),
        config.writers(),
        readers,
        config.busyTimeout());
  }

  /** Returns a copy with another port; 0 for any free one. */
  public ServerOptions withPort(int port) {
    return withHttp(http.withPort(port));
  }

  /**
   * Returns a copy in which the console, and everything else for operators only, can or cannot be
   * reached from other machines.
   */
  public ServerOptions withConsole(boolean everywhere) {
    return withHttp(http.withConsole(everywhere));
  }

  public ServerOptions withHttp(HttpSettings settings) {
    return new ServerOptions(
        store, storeSettings, settings, clock, random, retention, logLinesDropped);
  }

  public ServerOptions withStoreSettings(StoreSettings settings) {
    return new ServerOptions(store, settings, http, clock, random, retention, logLinesDropped);
  }

  public ServerOptions withRetention(Retention other) {
    return new ServerOptions(store, storeSettings, http, clock, random, other, logLinesDropped);
  }

  public ServerOptions withClock(InstantSource other) {
    return new ServerOptions(store, storeSettings, http, other, random, retention, logLinesDropped);
  }

  public ServerOptions withRandom(RandomGenerator other) {
    return new ServerOptions(store, storeSettings, http, clock, other, retention, logLinesDropped);
  }

  public ServerOptions withLogLinesDropped(LongSupplier count) {
    return new ServerOptions(store, storeSettings, http, clock, random, retention, count);
  }
}
