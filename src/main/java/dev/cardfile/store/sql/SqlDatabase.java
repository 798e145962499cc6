package dev.cardfile.store.sql;

import java.sql.SQLException;

/** A database as the copying of a store sees it. */
sealed interface SqlDatabase extends Database permits SqliteDatabase, PostgresDatabase {

  Dialect dialect();

  Connections connections();

  /** As {@link #plan}, of a store that may be an unfinished copy. */
  MigrationPlan planCopy();

  /** As {@link #migrate}, of a store that may be an unfinished copy. */
  void migrateCopy();

  /** Whether both are one database, by whatever name. */
  boolean isSameAs(SqlDatabase other);

  /** The failure for people, in one line. */
  StoreNotUsable notUsable(SQLException e);

  @Override
  default Copied copyTo(Database target, boolean anew, CopyProgress progress) {
    return switch (target) {
      case SqlDatabase sql -> new StoreCopy(this, sql, progress).run(anew);
    };
  }
}
