package dev.cardfile.cli;

import dev.cardfile.config.Config;
import dev.cardfile.config.ConfigSources;
import dev.cardfile.config.Setting;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.server.Storage;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * One call of a command: its settings and what it works with.
 *
 * @param typed the settings that were typed as flags, as they were typed
 * @param sources where the other settings come from
 */
public record Invocation(
    Surroundings surroundings,
    Config config,
    Map<Setting<?>, String> typed,
    ConfigSources sources) {

  /** The same call on the store at this URL, whatever else names a store. */
  public Invocation on(String database) {
    Map<Setting<?>, String> flags = new HashMap<>(typed);
    flags.put(Setting.DATABASE, database);
    return new Invocation(
        surroundings, Config.read(flags, sources, surroundings.workingDirectory()), flags, sources);
  }

  public Output output() {
    return new Output(surroundings.out(), config.json());
  }

  /** Opens the store, and makes it when there is none. */
  public Stores openStore() {
    return Storage.open(config);
  }

  /**
   * Opens a store that is there already: a command that only looks must not make a new, empty store
   * of a mistyped folder.
   */
  Stores openExistingStore() {
    Database database = Storage.at(config.store()).database();
    if (!database.hasStore()) {
      throw new CommandFailed(
          "there is no store at %s; 'cardfile serve' and 'cardfile location create' create one"
              .formatted(database));
    }
    return openStore();
  }

  public IdSequence ids() {
    return new IdSequence(surroundings.clock(), surroundings.random());
  }

  public Instant now() {
    return surroundings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
