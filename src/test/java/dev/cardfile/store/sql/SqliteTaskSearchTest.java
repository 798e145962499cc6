package dev.cardfile.store.sql;

import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.TaskSearchContract;

class SqliteTaskSearchTest extends TaskSearchContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
