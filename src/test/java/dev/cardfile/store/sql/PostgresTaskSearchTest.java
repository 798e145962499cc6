package dev.cardfile.store.sql;

import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.TaskSearchContract;

class PostgresTaskSearchTest extends TaskSearchContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
