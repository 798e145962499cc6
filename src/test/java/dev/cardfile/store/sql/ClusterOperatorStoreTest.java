package dev.cardfile.store.sql;

import dev.cardfile.store.OperatorStoreContract;
import dev.cardfile.store.StoreFixture;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = ClusterFixture.VARIABLE,
    matches = ".+",
    disabledReason = ClusterFixture.NO_CLUSTER)
class ClusterOperatorStoreTest extends OperatorStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return new ClusterFixture();
  }
}
