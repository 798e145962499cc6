package dev.cardfile.store.sql;

import dev.cardfile.store.ReversalsContract;
import dev.cardfile.store.StoreFixture;

class SqliteReversalsTest extends ReversalsContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
