package dev.cardfile.store.sql;

import dev.cardfile.store.AppStoreContract;
import dev.cardfile.store.StoreFixture;

class PostgresAppStoreTest extends AppStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
