package dev.cardfile.store.sql;

import dev.cardfile.store.ImportStoreContract;
import dev.cardfile.store.StoreFixture;

class SqliteImportStoreTest extends ImportStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
