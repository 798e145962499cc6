package dev.cardfile.store.sql;

import dev.cardfile.store.BusinessStoreContract;
import dev.cardfile.store.StoreFixture;

class PostgresBusinessStoreTest extends BusinessStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
