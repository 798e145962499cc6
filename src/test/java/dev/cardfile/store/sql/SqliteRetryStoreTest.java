package dev.cardfile.store.sql;

import dev.cardfile.store.RetryStoreContract;
import dev.cardfile.store.StoreFixture;

class SqliteRetryStoreTest extends RetryStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
