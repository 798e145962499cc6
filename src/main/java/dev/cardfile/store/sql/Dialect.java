package dev.cardfile.store.sql;

import java.sql.SQLException;

/** What differs from one database to another, besides the statements. */
interface Dialect {

  /**
   * Whether a statement failed because of what it was to write, so that it will fail again, and
   * others will not; false when the store is away.
   */
  boolean isFaultOfData(SQLException failure);
}
