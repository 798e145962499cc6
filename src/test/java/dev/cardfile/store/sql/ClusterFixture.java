package dev.cardfile.store.sql;

import dev.cardfile.store.FaultyStores;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.engine.Engine;
import dev.cardfile.store.sql.postgres.PostgresDatabase;
import dev.cardfile.store.sql.schema.Migration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/**
 * A schema of its own in a cluster, migrated and distributed. Each opening of the store goes to the
 * next machine.
 */
public final class ClusterFixture extends SqlFixture {

  /** Where the tests find a cluster: JDBC URLs with commas between, of which the first migrates. */
  public static final String VARIABLE = "CARDFILE_TEST_CLUSTER";

  public static final String NO_CLUSTER =
      "no cluster: " + VARIABLE + " has no JDBC URLs (see CONTRIBUTING.md)";

  private static final String DISTRIBUTE = "migrations/citus/distribute.sql";

  private static final Pattern TABLE = Pattern.compile("create_[a-z]+_table\\('([a-z_]+)'");

  /** Fewer than usual: they are made anew for each test. */
  private static final String FEW_SHARDS = "SET citus.shard_count = 4";

  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private final String coordinator;
  private final String schema =
      "cardfile_test_%d_%d".formatted(ProcessHandle.current().pid(), SCHEMAS.incrementAndGet());
  private final List<String> urls;
  private final AtomicInteger openings = new AtomicInteger();

  /** In the cluster that the environment names. */
  public ClusterFixture() {
    this(machines());
  }

  /**
   * In a cluster.
   *
   * @param machines JDBC URLs, the coordinator's first
   */
  ClusterFixture(List<String> machines) {
    this(machines, true);
  }

  private ClusterFixture(List<String> machines, boolean migrated) {
    coordinator = machines.getFirst().strip();
    urls = machines.stream().map(url -> inSchema(url.strip(), schema)).toList();
    execute(coordinator, List.of("CREATE SCHEMA " + schema));
    if (migrated) {
      var _ = new PostgresDatabase(urls.getFirst()).migrate();
      distribute();
    }
  }

  /** With an empty schema, in the cluster that the environment names. */
  public static ClusterFixture empty() {
    return new ClusterFixture(machines(), false);
  }

  private static List<String> machines() {
    return Arrays.asList(System.getenv(VARIABLE).split(","));
  }

  /** Of the machine that is named last. */
  int lastPort() {
    return Integer.parseInt(
        new Onlooker(urls.getLast()).rows("SELECT current_setting('port')").getFirst());
  }

  /** JDBC's, of the coordinator. */
  public String url() {
    return urls.getFirst();
  }

  /** Where the functions of the cluster may be found too. */
  private static String inSchema(String url, String schema) {
    return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema + ",public";
  }

  /** As an operator does after a migration; of an earlier schema the tables that it has. */
  public void distribute() {
    List<String> tables =
        onlooker().rows("SELECT tablename FROM pg_tables WHERE schemaname = '" + schema + "'");
    List<String> statements = new ArrayList<>(List.of(FEW_SHARDS));
    for (String statement : script().split(";\\R")) {
      Matcher table = TABLE.matcher(statement);
      if (!table.find() || tables.contains(table.group(1))) {
        statements.add(statement);
      }
    }
    execute(urls.getFirst(), statements);
  }

  private static String script() {
    try (InputStream script =
        Objects.requireNonNull(Migration.class.getResourceAsStream(DISTRIBUTE), DISTRIBUTE)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In one transaction. */
  private static void execute(String url, List<String> statements) {
    try (Connection connection = new Onlooker(url).open();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Onlooker onlooker() {
    return new Onlooker(urls.getFirst());
  }

  @Override
  public Engine engine() {
    return new PostgresDatabase(urls.getFirst());
  }

  @Override
  public Database database() {
    return Database.postgres(urls.getFirst());
  }

  @Override
  public Stores open(StoreSettings settings, StoreEvents events) {
    String url = urls.get(openings.getAndIncrement() % urls.size());
    return Database.postgres(url).open(settings, events);
  }

  /** Skips the test: the proxy that cuts connections leads to the tests' own server only. */
  @Override
  public FaultyStores openFaulty() {
    throw new TestAbortedException("no faults in a cluster: nothing cuts its connections");
  }

  @Override
  List<String> keepingWritersOut() {
    return PostgresFixture.KEEPING_WRITERS_OUT;
  }

  @Override
  public int servers() {
    return Math.max(2, urls.size());
  }

  /** On the machine where the location is, whichever that may be. */
  @Override
  public boolean keepsSomebodyWaiting() {
    return urls.stream().anyMatch(url -> PostgresFixture.keepsSomebodyWaiting(new Onlooker(url)));
  }

  @Override
  void remove() {
    execute(coordinator, List.of("DROP SCHEMA " + schema + " CASCADE"));
  }
}
