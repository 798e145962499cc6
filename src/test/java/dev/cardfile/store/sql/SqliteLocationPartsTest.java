package dev.cardfile.store.sql;

import dev.cardfile.store.LocationPartsContract;
import dev.cardfile.store.StoreFixture;

class SqliteLocationPartsTest extends LocationPartsContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
