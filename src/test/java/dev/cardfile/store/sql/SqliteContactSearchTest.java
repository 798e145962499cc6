package dev.cardfile.store.sql;

import dev.cardfile.store.ContactSearchContract;
import dev.cardfile.store.StoreFixture;

class SqliteContactSearchTest extends ContactSearchContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
