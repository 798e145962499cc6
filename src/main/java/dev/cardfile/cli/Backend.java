package dev.cardfile.cli;

import dev.cardfile.config.Config;
import dev.cardfile.store.sql.Database;
import dev.cardfile.store.sql.MigrationPlan;
import dev.cardfile.store.sql.Stores;

/**
 * What the commands work on. Every method throws {@link CommandFailed} or {@link
 * dev.cardfile.store.sql.StoreNotUsable} when it cannot do its part.
 */
public interface Backend {

  /** Where the store is, or would be. */
  Database database(Config config);

  /** Opens the store, made or migrated when needed. */
  Stores open(Config config);

  /** Makes or migrates the store; what there was to do. */
  MigrationPlan migrate(Config config);

  /** Opens the store and serves it. */
  Server serve(Config config);

  /** A server that listens. */
  interface Server extends AutoCloseable {

    int port();

    Stores stores();

    /** Takes no more requests, waits for the answers to those in flight, closes the store. */
    @Override
    void close();
  }
}
