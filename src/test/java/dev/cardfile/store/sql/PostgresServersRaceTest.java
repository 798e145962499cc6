package dev.cardfile.store.sql;

import dev.cardfile.store.ServersRaceContract;
import dev.cardfile.store.StoreFixture;

class PostgresServersRaceTest extends ServersRaceContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
