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
import org.opentest4j.TestAbortedException;

/**
 * A schema of its own in a cluster, migrated and distributed. Each opening of the store goes to the
 * next machine.
 */
final class ClusterFixture extends SqlFixture {

  /** Where the tests find a cluster: JDBC URLs with commas between, of which the first migrates. */
  static final String VARIABLE = "CARDFILE_TEST_CLUSTER";

  static final String NO_CLUSTER =
      "no cluster: " + VARIABLE + " has no JDBC URLs (see CONTRIBUTING.md)";

  private static final String DISTRIBUTE = "migrations/citus/distribute.sql";

  /** Fewer than usual: they are made anew for each test. */
  private static final String FEW_SHARDS = "SET citus.shard_count = 4";

  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private final String coordinator;
  private final String schema =
      "cardfile_test_%d_%d".formatted(ProcessHandle.current().pid(), SCHEMAS.incrementAndGet());
  private final List<String> urls;
  private final AtomicInteger openings = new AtomicInteger();

  /** In the cluster that the environment names. */
  ClusterFixture() {
    this(Arrays.asList(System.getenv(VARIABLE).split(",")));
  }

  /**
   * In a cluster.
   *
   * @param machines JDBC URLs, the coordinator's first
   */
  ClusterFixture(List<String> machines) {
    coordinator = machines.getFirst().strip();
    urls = machines.stream().map(url -> inSchema(url.strip(), schema)).toList();
    execute(coordinator, List.of("CREATE SCHEMA " + schema));
    var _ = new PostgresDatabase(urls.getFirst()).migrate();
    distribute();
  }

  /** Where the functions of the cluster may be found too. */
  private static String inSchema(String url, String schema) {
    return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema + ",public";
  }

  /** As an operator does after a migration. */
  void distribute() {
    List<String> statements = new ArrayList<>(List.of(FEW_SHARDS));
    statements.addAll(Arrays.asList(script().split(";\\R")));
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
