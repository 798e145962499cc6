package dev.cardfile.server;

import dev.cardfile.config.Config;
import dev.cardfile.config.StoreAddress;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.maintenance.Copied;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.sql.Database;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The place of a store, which need not exist yet. The methods throw {@link
 * dev.cardfile.store.StoreNotUsable} when the store cannot be used, and {@link CannotMakeFolder}
 * when the folder of a SQLite file cannot be created.
 */
public final class Storage {

  private static final int READERS_OF_A_COMMAND = 1;

  private final StoreAddress address;

  private Storage(StoreAddress address) {
    this.address = address;
  }

  public static Storage at(StoreAddress address) {
    return new Storage(address);
  }

  /**
   * Opens the store for a single command. It needs only one reader, and leaves deleting old history
   * to servers.
   */
  public static Stores open(Config config) {
    StoreSettings settings =
        ServerOptions.storeSettings(config, READERS_OF_A_COMMAND)
            .withHistory(new StoreSettings.History(!config.historyRetention().isZero(), null));
    return at(config.store()).open(settings, StoreEvents.NONE);
  }

  /** Returns the database, without accessing it. */
  public Database database() {
    return switch (address) {
      case StoreAddress.File(Path path) -> Database.sqlite(path);
      case StoreAddress.Server(String url) -> Database.postgres(url);
    };
  }

  /** Opens the store, creating or migrating it if needed. */
  public Stores open(StoreSettings settings, StoreEvents events) {
    makeFolder();
    return database().open(settings, events);
  }

  /** Creates or migrates the store, and returns what had to be done. */
  public MigrationPlan migrate() {
    makeFolder();
    return database().migrate();
  }

  /**
   * Copies the store to another place, as {@link Database#copyTo} does.
   *
   * @param anew whether to delete an unfinished copy first, instead of resuming it
   */
  public Copied copyTo(Storage target, boolean anew, CopyProgress progress) {
    if (database().hasStore()) {
      target.makeFolder();
    }
    return database().copyTo(target.database(), anew, progress);
  }

  private void makeFolder() {
    if (address instanceof StoreAddress.File(Path path)) {
      DataFolder.make(Optional.ofNullable(path.getParent()).orElse(path));
    }
  }
}
