package dev.cardfile.store.sql;

import dev.cardfile.store.LocationPartsContract;
import dev.cardfile.store.StoreFixture;

class PostgresLocationPartsTest extends LocationPartsContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
