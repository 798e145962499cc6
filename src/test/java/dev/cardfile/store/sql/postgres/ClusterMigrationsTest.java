package dev.cardfile.store.sql.postgres;

import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.sql.ClusterFixture;
import dev.cardfile.store.sql.SqlFixture;
import dev.cardfile.store.sql.schema.Migration;
import dev.cardfile.store.sql.schema.MigrationsContract;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Migrations of a store that is distributed, and of one that is not yet. */
@EnabledIfEnvironmentVariable(
    named = ClusterFixture.VARIABLE,
    matches = ".+",
    disabledReason = ClusterFixture.NO_CLUSTER)
class ClusterMigrationsTest extends MigrationsContract {

  @Override
  public SqlFixture newFixture() {
    return ClusterFixture.empty();
  }

  @Override
  public void makeDatabase(SqlFixture database) {}

  /** Migrates and then distributes the new tables, as an operator does. */
  @Override
  public MigrationPlan migrate(SqlFixture database, List<Migration> known) {
    ClusterFixture cluster = (ClusterFixture) database;
    MigrationPlan done = new PostgresMigrations(cluster.url(), known).migrate();
    synchronized (cluster) { // one operator, however many servers migrate
      if (!done.pending().isEmpty()) {
        cluster.distribute();
      }
    }
    return done;
  }

  @Override
  public MigrationPlan plan(SqlFixture database, List<Migration> known) {
    return new PostgresMigrations(((ClusterFixture) database).url(), known).plan();
  }
}
