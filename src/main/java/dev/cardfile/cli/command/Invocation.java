package dev.cardfile.cli.command;

import dev.cardfile.config.Config;
import dev.cardfile.config.ConfigSources;
import dev.cardfile.config.Setting;
import dev.cardfile.config.StoreAddress;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.server.Storage;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * One call of a command, with its settings and environment.
 *
 * @param typed the settings given as flags, as they were typed
 * @param sources the other sources of settings
 */
public record Invocation(
    Environment environment, Config config, Map<Setting<?>, String> typed, ConfigSources sources) {

  /** Returns the same call on the store at this URL, whatever other settings name a store. */
  public Invocation on(String database) {
    Map<Setting<?>, String> flags = new HashMap<>(typed);
    flags.put(Setting.DATABASE, database);
    return new Invocation(
        environment, Config.read(flags, sources, environment.workingDirectory()), flags, sources);
  }

  public Output output() {
    return new Output(environment.out(), environment.err(), config.json(), width());
  }

  /**
   * Returns the database of the store, which need not exist.
   *
   * @throws CommandFailed when this user may not read the store's file
   */
  public Database database() {
    if (config.store() instanceof StoreAddress.File(Path path)) {
      StoreFile.requireReadable(path);
    }
    return Storage.at(config.store()).database();
  }

  /** Opens the store, and creates it if there is none. */
  public Stores openStore() {
    return Storage.open(config);
  }

  /**
   * Opens an existing store. A command that only reads must not create an empty store when a folder
   * is mistyped.
   *
   * @throws CommandFailed when there is no store
   */
  public Stores openExistingStore() {
    Database database = database();
    if (!database.hasStore()) {
      throw new CommandFailed(
          "there is no store at %s; 'cardfile serve' and 'cardfile location create' create one"
              .formatted(database));
    }
    return openStore();
  }

  /** The width of the terminal in characters; unlimited if nobody is watching one. */
  private int width() {
    return environment.watched()
        ? new UsageMessageSpec().autoWidth(true).width()
        : Integer.MAX_VALUE;
  }

  public IdSequence ids() {
    return new IdSequence(environment.clock(), environment.random());
  }

  public Instant now() {
    return environment.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
