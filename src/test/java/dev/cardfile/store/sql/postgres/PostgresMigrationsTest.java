package dev.cardfile.store.sql.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.postgres.PostgresProxy;
import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.Stores;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.sql.Database;
import dev.cardfile.store.sql.PostgresFixture;
import dev.cardfile.store.sql.ProxiedStore;
import dev.cardfile.store.sql.SqlFixture;
import dev.cardfile.store.sql.schema.Migration;
import dev.cardfile.store.sql.schema.MigrationsContract;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PostgresMigrationsTest extends MigrationsContract {

  private static final String TABLES =
      "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()";
  private static final int ENOUGH_STATEMENTS = 1000;

  /** Each run cuts after different statements, this far apart. */
  private static final int STATEMENTS_APART = 24;

  @Override
  public SqlFixture newFixture() {
    return new PostgresFixture();
  }

  @Override
  public void makeDatabase(SqlFixture database) {}

  @Override
  public MigrationPlan migrate(SqlFixture database, List<Migration> known) {
    return new PostgresMigrations(((PostgresFixture) database).url(), known).migrate();
  }

  @Override
  public MigrationPlan plan(SqlFixture database, List<Migration> known) {
    return new PostgresMigrations(((PostgresFixture) database).url(), known).plan();
  }

  /** Wherever the connection is cut, each migration has been applied completely or not at all. */
  @Test
  void aMigrationThatIsCutOffLeavesNothing() {
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong(1_000_000));
    System.out.println("migrations: the same cuts again with -Dcardfile.seed=" + seed);
    int cuts = 0;
    int unfinished = 0;
    int first = 1 + (int) Math.floorMod(seed, (long) STATEMENTS_APART);
    for (int last = first; last < ENOUGH_STATEMENTS; last += STATEMENTS_APART) {
      String direct = PostgresServer.shared().newDatabase();
      try (PostgresProxy proxy = PostgresProxy.to(PostgresServer.shared())) {
        AtomicInteger statements = new AtomicInteger();
        int chosen = last;
        proxy.cutBeforeReplyTo(sql -> statements.incrementAndGet() == chosen);
        try (Stores stores =
            Database.postgres(proxy.url(direct)).open(ProxiedStore.SETTINGS, StoreEvents.NONE)) {
          if (!proxy.hasCut()) {
            assertThat(cuts).as("cuts").isGreaterThan(3);
            assertThat(unfinished).as("cuts that left migrations to do").isGreaterThan(3);
            return;
          }
          cuts++;
          List<String> history = historyOrNone(direct);
          unfinished += history.size() < Migration.ALL.size() ? 1 : 0;
          assertThat(history)
              .isEqualTo(
                  Migration.ALL.subList(0, history.size()).stream()
                      .map(migration -> Integer.toString(migration.number()))
                      .toList());
          ProxiedStore.await("the store is there all the same", stores::answers);
          ProxiedStore.await(
              "it can be written",
              () ->
                  !ProxiedStore.isUnavailable(
                      () -> stores.locations().create(ProxiedStore.location())));
        }
        assertThat(historyOrNone(direct)).hasSize(Migration.ALL.size());
      } finally {
        PostgresServer.shared().dropDatabase(direct);
      }
    }
    throw new AssertionError("more statements than expected");
  }

  private static List<String> historyOrNone(String url) {
    Onlooker onlooker = new Onlooker(url);
    return onlooker.rows(TABLES).contains("0")
        ? List.of()
        : onlooker.rows("SELECT version FROM schema_history ORDER BY version");
  }
}
