package dev.cardfile.store.sql;

import dev.cardfile.simulation.UpsertSimulation;
import dev.cardfile.store.StoreFixture;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = ClusterFixture.VARIABLE,
    matches = ".+",
    disabledReason = ClusterFixture.NO_CLUSTER)
class ClusterSimulationTest extends UpsertSimulation {

  @Override
  protected StoreFixture newFixture() {
    return new ClusterFixture();
  }
}
