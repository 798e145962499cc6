package dev.cardfile.store.sql;

import dev.cardfile.store.OperatorStoreContract;
import dev.cardfile.store.StoreFixture;

class PostgresOperatorStoreTest extends OperatorStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
