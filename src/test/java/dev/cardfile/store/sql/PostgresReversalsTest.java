package dev.cardfile.store.sql;

import dev.cardfile.store.ReversalsContract;
import dev.cardfile.store.StoreFixture;

class PostgresReversalsTest extends ReversalsContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
