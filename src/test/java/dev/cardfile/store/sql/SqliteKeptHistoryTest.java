package dev.cardfile.store.sql;

import dev.cardfile.store.KeptHistoryContract;
import dev.cardfile.store.StoreFixture;

class SqliteKeptHistoryTest extends KeptHistoryContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
