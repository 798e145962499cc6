package dev.cardfile.store.sql;

import dev.cardfile.store.ContactStoreContract;
import dev.cardfile.store.StoreFixture;

class SqliteContactStoreTest extends ContactStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }
}
