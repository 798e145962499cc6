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
 * A test's own schema in a cluster, migrated and distributed. Each opening of the store connects to
 * the next machine.
 */
public final class ClusterFixture extends SqlFixture {

  /**
   * The environment variable that names a cluster: JDBC URLs separated by commas, the coordinator's
   * first.
   */
  public static final String VARIABLE = "CARDFILE_TEST_CLUSTER";

  public static final String NO_CLUSTER =
      "no cluster: " + VARIABLE + " has no JDBC URLs (see CONTRIBUTING.md)";

  private static final String DISTRIBUTE = "migrations/citus/distribute.sql";

  private static final Pattern TABLE = Pattern.compile("create_[a-z]+_table\\('([a-z_]+)'");

  /** Fewer shards than usual, because they are created for each test. */
  private static final String FEW_SHARDS = "SET citus.shard_count = 4";

  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private final String coordinator;
  private final String schema =
      "cardfile_test_%d_%d".formatted(ProcessHandle.current().pid(), SCHEMAS.incrementAndGet());
  private final List<String> urls;
  private final AtomicInteger openings = new AtomicInteger();

  /** Creates a schema in the cluster that the environment variable names. */
  public ClusterFixture() {
    this(machines());
  }

  /**
   * Creates a schema in a cluster.
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

  /** Creates an empty schema in the cluster that the environment variable names. */
  public static ClusterFixture empty() {
    return new ClusterFixture(machines(), false);
  }

  private static List<String> machines() {
    return Arrays.asList(System.getenv(VARIABLE).split(","));
  }

  /** The port of the machine that is named last. */
  int lastPort() {
    return Integer.parseInt(
        new Onlooker(urls.getLast()).rows("SELECT current_setting('port')").getFirst());
  }

  /** The JDBC URL of the coordinator. */
  public String url() {
    return urls.getFirst();
  }

  /** The search path includes {@code public}, which has the functions of the cluster. */
  private static String inSchema(String url, String schema) {
    return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema + ",public";
  }

  /**
   * Distributes the tables, as an operator does after a migration. An earlier schema may lack some
   * of the script's tables; they are skipped.
   */
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

  /** Executes statements in one transaction. */
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

  /**
   * Skips the test, because the proxy that cuts connections leads only to the tests' own server.
   */
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

  /** Looks on all machines, because the location may be on any of them. */
  @Override
  public boolean keepsSomebodyWaiting() {
    return urls.stream().anyMatch(url -> PostgresFixture.keepsSomebodyWaiting(new Onlooker(url)));
  }

  @Override
  void remove() {
    execute(coordinator, List.of("DROP SCHEMA " + schema + " CASCADE"));
  }
}
