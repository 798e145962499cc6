package dev.cardfile.store.sql.copy;

import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.jdbc.Dialect;
import java.sql.SQLException;

/**
 * A database that a store is copied from or to. {@link Object#toString} describes where the
 * database is, for use in messages.
 */
public interface CopiedDatabase {

  Dialect dialect();

  Connections connections();

  /** Reports whether the database holds a store, of any schema version. */
  boolean hasStore();

  /** Returns what a migration would do, without creating or changing anything. */
  MigrationPlan plan();

  /** Does the same as {@link #plan}, but also accepts an unfinished copy. */
  MigrationPlan planCopy();

  /** Migrates the store, even if it is an unfinished copy. */
  void migrateCopy();

  /** Reports whether another instance refers to the same database, even under a different name. */
  boolean isSameAs(CopiedDatabase other);

  /** Converts a failure into an exception with a one-line message for users. */
  StoreNotUsable notUsable(SQLException e);
}
