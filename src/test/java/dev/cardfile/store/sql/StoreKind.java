package dev.cardfile.store.sql;

import dev.cardfile.store.StoreFixture;

/** The kinds of store that there are: what lies over a store is tested over each of them. */
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

  /** A database of a test's own. */
  public abstract StoreFixture newFixture();
}
