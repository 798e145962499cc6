package dev.cardfile.store.sql;

import dev.cardfile.store.HistoryStoreContract;
import dev.cardfile.store.StoreFixture;

class PostgresHistoryStoreTest extends HistoryStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
