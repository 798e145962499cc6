package dev.cardfile.store.sql;

import dev.cardfile.store.ActivityStoreContract;
import dev.cardfile.store.StoreFixture;

class SqliteActivityStoreTest extends ActivityStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
