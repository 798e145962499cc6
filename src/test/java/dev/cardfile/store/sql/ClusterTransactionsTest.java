package dev.cardfile.store.sql;

import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.TransactionsContract;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = ClusterFixture.VARIABLE,
    matches = ".+",
    disabledReason = ClusterFixture.NO_CLUSTER)
class ClusterTransactionsTest extends TransactionsContract {

  @Override
  protected StoreFixture newFixture() {
    return new ClusterFixture();
  }
}
