package dev.cardfile.store.sql;

import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.postgres.PostgresProxy;
import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.store.Caller;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreInvariants;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Stores;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A store with one location, in a PostgreSQL database that is reached through a proxy. */
public final class ProxiedStore implements AutoCloseable {

  static final LocationId HERE = new LocationId("here");

  /** One writer and one reader, so that it is known which of them sends a statement. */
  public static final StoreSettings SETTINGS =
      new StoreSettings(100, 100, 1, 1, Duration.ofSeconds(5))
          .withUnindexed(Integer.MAX_VALUE) // else the indexer runs into faults meant for others,
          .withProbing(StoreSettings.Probing.NEVER); // and the probe too

  private static final long PATIENCE_SECONDS = 60;
  private final PostgresServer server;
  private final String direct;
  private final PostgresProxy proxy;
  private final List<Stores> opened = new ArrayList<>();

  private ProxiedStore(PostgresServer server, String direct) {
    this.server = server;
    this.direct = direct;
    this.proxy = PostgresProxy.to(server);
  }

  /** Returns a proxied, empty database. */
  static ProxiedStore empty() {
    return new ProxiedStore(PostgresServer.shared(), PostgresServer.shared().newDatabase());
  }

  /** Returns a proxied database with the store and its location. */
  static ProxiedStore made() {
    return made(PostgresServer.shared(), ReusedDatabase.copy());
  }

  static ProxiedStore madeOn(PostgresServer server) {
    return made(server, server.newDatabase());
  }

  private static ProxiedStore made(PostgresServer server, String database) {
    ProxiedStore made = new ProxiedStore(server, database);
    try (Stores stores = Database.postgres(made.direct).open(SETTINGS, StoreEvents.NONE)) {
      stores.locations().create(location());
    }
    return made;
  }

  public static Location location() {
    return new Location(
        HERE,
        "Here",
        null,
        null,
        null,
        DuplicatePreference.DEFAULT,
        CustomFieldDefinitions.NONE,
        0);
  }

  PostgresProxy proxy() {
    return proxy;
  }

  /** The URL that bypasses the proxy. */
  String direct() {
    return direct;
  }

  /** The URL through the proxy. */
  String url() {
    return proxy.url(direct);
  }

  /** Opens the store through the proxy. {@link #close} closes it. */
  Stores open() {
    return open(url(), SETTINGS);
  }

  Stores open(String url, StoreSettings settings) {
    return open(url, settings, StoreEvents.NONE);
  }

  Stores open(String url, StoreSettings settings, StoreEvents events) {
    Stores stores = Database.postgres(url).open(settings, events);
    opened.add(stores);
    return stores;
  }

  Onlooker onlooker() {
    return new Onlooker(direct);
  }

  /** Runs statements in the database, bypassing the store. */
  void execute(String... statements) {
    try (Connection connection = onlooker().open();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends all connections to the database from the server's side. */
  void terminateBackends() {
    server.terminateBackends(direct);
  }

  /** All rows of all tables. */
  List<String> everything() {
    try (Connection connection = onlooker().open()) {
      List<String> all = new ArrayList<>();
      SqlFixture.TABLES.forEach(table ->
          all.addAll(Onlooker.rows(connection, "SELECT * FROM " + table + " ORDER BY 1, 2")));
      return all;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  int count(String table) {
    return Integer.parseInt(onlooker().rows("SELECT count(*) FROM " + table).getFirst());
  }

  /** Reports whether a call fails because the store is unavailable. */
  public static boolean isUnavailable(Supplier<?> call) {
    try {
      var _ = call.get();
      return false;
    } catch (StoreUnavailable away) {
      return true;
    }
  }

  static Supplier<?> upsert(Stores stores, String email) {
    Caller caller = new Caller(stores);
    return () -> caller.upsert(HERE, email, null);
  }

  /** Waits until a condition holds. */
  public static void await(String what, BooleanSupplier condition) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > giveUp) {
        throw new AssertionError("waited in vain: " + what);
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Waits until the store can be read and written, without reopening it. */
  static void awaitServing(Stores stores) {
    await("the store serves again", stores::answers);
    await("the store writes again", () -> !isUnavailable(upsert(stores, "again@example.com")));
  }

  /** Closes what was opened, and checks the contents of the database. */
  @Override
  public void close() {
    opened.forEach(Stores::close);
    proxy.close();
    try {
      if (!onlooker().rows("SELECT to_regclass('contact')").contains("null")) {
        StoreInvariants.check(onlooker());
        StoreInvariants.checkNoDuplicates(onlooker());
      }
    } finally {
      server.dropDatabase(direct);
    }
  }
}
