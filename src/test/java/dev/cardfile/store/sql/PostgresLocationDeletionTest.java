package dev.cardfile.store.sql;

import dev.cardfile.store.LocationDeletionContract;
import dev.cardfile.store.StoreFixture;

class PostgresLocationDeletionTest extends LocationDeletionContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
