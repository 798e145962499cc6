package dev.cardfile.store.sql;

import dev.cardfile.store.LocationDeletionContract;
import dev.cardfile.store.StoreFixture;

class SqliteLocationDeletionTest extends LocationDeletionContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
