package dev.cardfile.store.sql;

import dev.cardfile.store.LocationStoreContract;
import dev.cardfile.store.StoreFixture;

class SqliteLocationStoreTest extends LocationStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return new SqliteFixture();
  }
}
