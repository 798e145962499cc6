package dev.cardfile.store.sql;

import dev.cardfile.store.ImportStoreContract;
import dev.cardfile.store.StoreFixture;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = ClusterFixture.VARIABLE,
    matches = ".+",
    disabledReason = ClusterFixture.NO_CLUSTER)
class ClusterImportStoreTest extends ImportStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return new ClusterFixture();
  }
}
