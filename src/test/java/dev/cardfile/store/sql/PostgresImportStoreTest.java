package dev.cardfile.store.sql;

import dev.cardfile.store.ImportStoreContract;
import dev.cardfile.store.StoreFixture;

class PostgresImportStoreTest extends ImportStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
