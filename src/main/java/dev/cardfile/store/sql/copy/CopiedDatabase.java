package dev.cardfile.store.sql.copy;

import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.jdbc.Dialect;
import java.sql.SQLException;

/** A database as the copying of a store sees it. Its text says where it is, for people. */
public interface CopiedDatabase {

  Dialect dialect();

  Connections connections();

  /** Whether a store is there, of whatever schema version. */
  boolean hasStore();

  /** What a migration would do; creates nothing. */
  MigrationPlan plan();

  /** As {@link #plan}, of a store that may be an unfinished copy. */
  MigrationPlan planCopy();

  /** Migrates a store that may be an unfinished copy. */
  void migrateCopy();

  /** Whether both are one database, by whatever name. */
  boolean isSameAs(CopiedDatabase other);

  /** The failure for people, in one line. */
  StoreNotUsable notUsable(SQLException e);
}
