package dev.cardfile.store.sql;

import dev.cardfile.simulation.UpsertSimulation;
import dev.cardfile.store.StoreFixture;

class PostgresSimulationTest extends UpsertSimulation {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
