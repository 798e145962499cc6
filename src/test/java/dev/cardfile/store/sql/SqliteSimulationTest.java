package dev.cardfile.store.sql;

import dev.cardfile.simulation.UpsertSimulation;
import dev.cardfile.store.StoreFixture;

class SqliteSimulationTest extends UpsertSimulation {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
