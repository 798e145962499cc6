package dev.cardfile.store.sql;

import dev.cardfile.store.KeptHistoryContract;
import dev.cardfile.store.StoreFixture;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = ClusterFixture.VARIABLE,
    matches = ".+",
    disabledReason = ClusterFixture.NO_CLUSTER)
class ClusterKeptHistoryTest extends KeptHistoryContract {

  @Override
  protected StoreFixture newFixture() {
    return new ClusterFixture();
  }
}
