package dev.cardfile.store.sql;

import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.TokenStoreContract;

class PostgresTokenStoreTest extends TokenStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
