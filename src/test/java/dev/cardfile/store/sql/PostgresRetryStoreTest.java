package dev.cardfile.store.sql;

import dev.cardfile.store.RetryStoreContract;
import dev.cardfile.store.StoreFixture;

class PostgresRetryStoreTest extends RetryStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
