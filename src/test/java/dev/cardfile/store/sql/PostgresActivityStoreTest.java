package dev.cardfile.store.sql;

import dev.cardfile.store.ActivityStoreContract;
import dev.cardfile.store.StoreFixture;

class PostgresActivityStoreTest extends ActivityStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
