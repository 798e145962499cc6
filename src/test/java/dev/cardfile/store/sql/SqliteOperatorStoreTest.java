package dev.cardfile.store.sql;

import dev.cardfile.store.OperatorStoreContract;
import dev.cardfile.store.StoreFixture;

class SqliteOperatorStoreTest extends OperatorStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
