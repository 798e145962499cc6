package dev.cardfile.store.sql;

import dev.cardfile.store.AppStoreContract;
import dev.cardfile.store.StoreFixture;

class SqliteAppStoreTest extends AppStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
