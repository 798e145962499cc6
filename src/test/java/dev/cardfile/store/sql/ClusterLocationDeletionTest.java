package dev.cardfile.store.sql;

import dev.cardfile.store.LocationDeletionContract;
import dev.cardfile.store.StoreFixture;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = ClusterFixture.VARIABLE,
    matches = ".+",
    disabledReason = ClusterFixture.NO_CLUSTER)
class ClusterLocationDeletionTest extends LocationDeletionContract {

  @Override
  protected StoreFixture newFixture() {
    return new ClusterFixture();
  }
}
