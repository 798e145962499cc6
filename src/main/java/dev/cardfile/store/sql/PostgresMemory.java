package dev.cardfile.store.sql;

import org.jspecify.annotations.Nullable;

/**
 * What a writer remembers of the database, for as long as its connection lasts. Behind another
 * connection there may be another database: a standby that took over before it had everything, or a
 * backup. For one thread at a time.
 */
final class PostgresMemory {

  private @Nullable Session session;
  private LocationCache locations = new LocationCache();
  private TagCache tags = new TagCache();

  /** A transaction that goes by what this session has learnt so far. */
  PostgresTransaction transaction(Session current) {
    if (current != session) {
      session = current;
      locations = new LocationCache();
      tags = new TagCache();
    }
    return new PostgresTransaction(current, locations, tags);
  }
}
