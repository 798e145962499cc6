package dev.cardfile.store.sql;

import dev.cardfile.store.AliasStoreContract;
import dev.cardfile.store.StoreFixture;

class PostgresAliasStoreTest extends AliasStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
