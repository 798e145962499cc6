package dev.cardfile.store.sql;

import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.TransactionsContract;

class PostgresTransactionsTest extends TransactionsContract {

  @Override
  protected StoreFixture newFixture() {
    return new PostgresFixture();
  }
}
