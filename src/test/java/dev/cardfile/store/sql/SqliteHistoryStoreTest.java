package dev.cardfile.store.sql;

import dev.cardfile.store.HistoryStoreContract;
import dev.cardfile.store.StoreFixture;

class SqliteHistoryStoreTest extends HistoryStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
