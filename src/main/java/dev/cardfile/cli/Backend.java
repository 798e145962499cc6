package dev.cardfile.cli;

import dev.cardfile.config.Config;
import dev.cardfile.config.StoreAddress;
import dev.cardfile.store.Stores;
import dev.cardfile.store.maintenance.Copied;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.sql.Database;

/**
 * What the commands work on. Every method throws {@link CommandFailed} or {@link
 * dev.cardfile.store.StoreNotUsable} when it cannot do its part.
 */
public interface Backend {

  /** Where the store is, or would be. */
  Database database(Config config);

  /**
   * Carries the store at one place to another, as {@link Database#copyTo} does.
   *
   * @param anew whether what an earlier try has left is thrown away first
   */
  Copied copy(StoreAddress from, StoreAddress to, boolean anew, CopyProgress progress);

  /** Opens the store, made or migrated when needed. */
  Stores open(Config config);

  /** Makes or migrates the store; what there was to do. */
  MigrationPlan migrate(Config config);

  /** Opens the store and serves it. */
  Server serve(Config config);

  /** Listens as a server does, and answers every request with so many bytes, without a store. */
  Listener echo(Config config, int answerBytes);

  /** What listens. */
  interface Listener extends AutoCloseable {

    int port();

    /** Takes no more requests, and waits for the answers to those in flight. */
    @Override
    void close();
  }

  /** A server that listens, and its store, which it closes with itself. */
  interface Server extends Listener {

    Stores stores();

    /** Runs the action when it can listen no longer although nobody has closed it. */
    void whenBroken(Runnable action);
  }
}
