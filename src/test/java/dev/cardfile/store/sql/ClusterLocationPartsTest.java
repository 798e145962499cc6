package dev.cardfile.store.sql;

import dev.cardfile.store.LocationPartsContract;
import dev.cardfile.store.StoreFixture;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = ClusterFixture.VARIABLE,
    matches = ".+",
    disabledReason = ClusterFixture.NO_CLUSTER)
class ClusterLocationPartsTest extends LocationPartsContract {

  @Override
  protected StoreFixture newFixture() {
    return new ClusterFixture();
  }
}
