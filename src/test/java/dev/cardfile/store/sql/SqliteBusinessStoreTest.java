package dev.cardfile.store.sql;

import dev.cardfile.store.BusinessStoreContract;
import dev.cardfile.store.StoreFixture;

class SqliteBusinessStoreTest extends BusinessStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
