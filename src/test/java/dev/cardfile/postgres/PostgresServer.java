package dev.cardfile.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tests' own PostgreSQL server, on a free port of 127.0.0.1. It stops when the JVM ends,
 * however that happens.
 */
public final class PostgresServer implements AutoCloseable {

  /** How a server stops. */
  public enum Shutdown {
    /** Rolls back open transactions, and closes the files cleanly. */
    FAST,
    /** Stops immediately, as in a crash; the next start replays the log. */
    IMMEDIATE
  }

  private static final String ADMINISTRATOR = "postgres";

  /** The role of the stores, which owns their databases and has no other rights. */
  private static final String OWNER = "cardfile";

  private static final Pattern DATABASE = Pattern.compile("/([^/?]+)(\\?|$)");
  private static final AtomicInteger SERVERS = new AtomicInteger();

  private static @Nullable PostgresServer shared;

  private final Installation installation = Installation.get();
  private final AtomicInteger databases = new AtomicInteger();
  private final Path folder;
  private final int port;
  private boolean running;

  /**
   * Kept open, because the first database that a connection creates takes far longer than later
   * ones.
   */
  private @Nullable Connection administrator;

  private PostgresServer(boolean durable) {
    folder =
        (durable ? installation.folder() : installation.memory())
            .resolve("server" + SERVERS.incrementAndGet());
    try {
      port = LoopbackPort.find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    makeDataFolder(durable);
    start();
    administer("CREATE ROLE " + OWNER + " LOGIN");
  }

  private void makeDataFolder(boolean durable) {
    installation.run(
        String.join(
            " ",
            "bin/initdb",
            "--pgdata=" + folder,
            "--username=" + ADMINISTRATOR,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            // Texts are compared by English rules, so that a column that needs another order must
            // say so.
            "--locale-provider=icu",
            "--icu-locale=en-US",
            "--no-sync",
            "--no-instructions",
            "--set=port=" + port,
            "--set=listen_addresses=127.0.0.1",
            "--set=unix_socket_directories=",
            "--set=max_connections=200",
            // With small buffers, each connection touches less memory, and most tests open several
            // connections.
            "--set=shared_buffers=" + (durable ? "128MB" : "16MB"),
            // Autovacuum would process many small databases, none of which lives long.
            "--set=autovacuum=off",
            // Flushing protects only from a crash of the machine, which no test simulates. The
            // operating system has every commit anyway, so commits survive a crash of the server.
            "--set=fsync=" + (durable ? "on" : "off")));
  }

  /** Returns the server that all tests of this JVM share. It cannot be stopped. */
  public static synchronized PostgresServer shared() {
    if (shared == null) {
      shared = new PostgresServer(false);
    }
    return shared;
  }

  /** Starts a server that nobody else uses. {@link #close} removes it. */
  public static PostgresServer startNew() {
    return new PostgresServer(false);
  }

  /**
   * Starts a server as {@link #startNew} does, but with every commit on disk before it is
   * acknowledged, as in production.
   */
  public static PostgresServer startDurable() {
    return new PostgresServer(true);
  }

  /**
   * Starts a durable server, prints the URL of a database in it, and ends with the standard input.
   */
  public static void main(String[] arguments) throws IOException {
    try (PostgresServer server = startDurable()) {
      System.out.println(server.newDatabase());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    System.exit(0);
  }

  public int port() {
    return port;
  }

  /** The JDBC URL of the administrator, who may do everything, for a database without a store. */
  public String url() {
    return url("postgres", ADMINISTRATOR);
  }

  /**
   * Creates an empty database. Returns its JDBC URL, for a user who owns it but is no
   * administrator.
   */
  public String newDatabase() {
    String url = url("test" + databases.incrementAndGet(), OWNER);
    createDatabase(url);
    return url;
  }

  /** Creates a copy of a database, to which nobody may be connected. Returns its JDBC URL. */
  public String newCopy(String original) {
    String url = url("test" + databases.incrementAndGet(), OWNER);
    createDatabase(url, database(original));
    return url;
  }

  /** Creates an empty database for a URL whose database was dropped. */
  public void createDatabase(String url) {
    createDatabase(url, "template0");
  }

  private void createDatabase(String url, String template) {
    administer(
        "CREATE DATABASE %s OWNER %s TEMPLATE %s STRATEGY file_copy"
            .formatted(database(url), OWNER, template));
  }

  /** Returns the administrator's JDBC URL for the database of a URL. */
  public String urlOf(String url) {
    return url(database(url), ADMINISTRATOR);
  }

  /** Adds another role with the owner's rights, which must log in with a password. */
  public void addRole(String name, String password) {
    administer("CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE %s".formatted(name, password, OWNER));
    administer(
        """
        COPY (VALUES ('host all %s 127.0.0.1/32 scram-sha-256'), ('host all all 127.0.0.1/32 trust'))
        TO '%s'
        """
            .formatted(name, folder.resolve("pg_hba.conf")));
    administer("SELECT pg_reload_conf()::int");
  }

  /** Drops the database of a URL, and all connections to it. */
  public void dropDatabase(String url) {
    administer("DROP DATABASE " + database(url) + " WITH (FORCE)");
  }

  /** Ends all connections to the database of a URL from the server's side. Returns their number. */
  public int terminateBackends(String url) {
    return terminateBackends(url, 0);
  }

  /**
   * Does the same as {@link #terminateBackends(String)}, but spares the connection with a process
   * id.
   */
  public int terminateBackends(String url, int except) {
    return administer(
        """
        SELECT count(*) FILTER (WHERE pg_terminate_backend(pid, 30000)) FROM pg_stat_activity
        WHERE datname = '%s' AND backend_type = 'client backend'
        AND pid NOT IN (pg_backend_pid(), %d)
        """
            .formatted(database(url), except));
  }

  /** Stops a running server. Returns when it has ended. */
  public synchronized void stop(Shutdown mode) {
    if (this == shared) {
      throw new IllegalStateException("other tests use this server");
    }
    installation.run(
        "bin/pg_ctl stop --pgdata=%s --mode=%s"
            .formatted(folder, mode == Shutdown.FAST ? "fast" : "immediate"));
    running = false;
  }

  /** Starts a stopped server again, on the same port with the same data. */
  public synchronized void start() {
    installation.run("bin/pg_ctl start --pgdata=%1$s --log=%1$s/log".formatted(folder));
    running = true;
  }

  public synchronized void restart(Shutdown mode) {
    stop(mode);
    start();
  }

  /** All that the server has logged. */
  public String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the server and removes its data. */
  @Override
  public synchronized void close() {
    if (running) {
      stop(Shutdown.IMMEDIATE);
    }
    try {
      if (administrator != null) {
        administrator.close();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    installation.run("rm -rf " + folder);
  }

  private String url(String database, String user) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, database, user);
  }

  private static String database(String url) {
    Matcher database = DATABASE.matcher(url);
    if (!database.find()) {
      throw new IllegalArgumentException(url);
    }
    return database.group(1);
  }

  /** Runs a statement as the administrator. Returns the number that it yields, or 0. */
  private synchronized int administer(String sql) {
    try {
      if (administrator == null || !administrator.isValid(0)) {
        administrator = DriverManager.getConnection(url());
      }
      try (Statement statement = administrator.createStatement()) {
        if (!statement.execute(sql)) {
          return 0;
        }
        try (ResultSet rows = statement.getResultSet()) {
          rows.next();
          return rows.getInt(1);
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
