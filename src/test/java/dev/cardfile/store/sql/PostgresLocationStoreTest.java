package dev.cardfile.store.sql;

import dev.cardfile.store.LocationStoreContract;
import dev.cardfile.store.StoreFixture;

class PostgresLocationStoreTest extends LocationStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
