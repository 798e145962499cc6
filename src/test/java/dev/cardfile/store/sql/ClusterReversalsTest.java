package dev.cardfile.store.sql;

import dev.cardfile.store.ReversalsContract;
import dev.cardfile.store.StoreFixture;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = ClusterFixture.VARIABLE,
    matches = ".+",
    disabledReason = ClusterFixture.NO_CLUSTER)
class ClusterReversalsTest extends ReversalsContract {

  @Override
  protected StoreFixture newFixture() {
    return new ClusterFixture();
  }
}
