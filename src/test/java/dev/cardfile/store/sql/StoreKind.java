package dev.cardfile.store.sql;

import dev.cardfile.store.StoreFixture;

/** The kinds of store. Everything above the store is tested on each of them. */
public enum StoreKind {
  SQLITE {
    @Override
    public StoreFixture newFixture() {
      return SqliteFixture.migrated();
    }
  },
  POSTGRESQL {
    @Override
    public StoreFixture newFixture() {
      return PostgresFixture.migrated();
    }
  };

  /** Returns a test's own database. */
  public abstract StoreFixture newFixture();
}
