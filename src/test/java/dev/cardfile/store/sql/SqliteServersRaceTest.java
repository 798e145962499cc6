package dev.cardfile.store.sql;

import dev.cardfile.store.ServersRaceContract;
import dev.cardfile.store.StoreFixture;

class SqliteServersRaceTest extends ServersRaceContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
