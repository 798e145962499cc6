package dev.cardfile.store.sql;

import dev.cardfile.store.AliasStoreContract;
import dev.cardfile.store.StoreFixture;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = ClusterFixture.VARIABLE,
    matches = ".+",
    disabledReason = ClusterFixture.NO_CLUSTER)
class ClusterAliasStoreTest extends AliasStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return new ClusterFixture();
  }
}
