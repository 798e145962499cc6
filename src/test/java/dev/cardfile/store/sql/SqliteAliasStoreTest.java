package dev.cardfile.store.sql;

import dev.cardfile.store.AliasStoreContract;
import dev.cardfile.store.StoreFixture;

class SqliteAliasStoreTest extends AliasStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
