package dev.cardfile.store.sql;

import dev.cardfile.store.ContactStoreContract;
import dev.cardfile.store.StoreFixture;

class PostgresContactStoreTest extends ContactStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }
}
