package dev.cardfile.store.sql;

import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.TaskSearchContract;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = ClusterFixture.VARIABLE,
    matches = ".+",
    disabledReason = ClusterFixture.NO_CLUSTER)
class ClusterTaskSearchTest extends TaskSearchContract {

  @Override
  protected StoreFixture newFixture() {
    return new ClusterFixture();
  }
}
