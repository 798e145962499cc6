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
 * One call of a command: its settings and what it works with.
 *
 * @param typed the settings that were typed as flags, as they were typed
 * @param sources where the other settings come from
 */
public record Invocation(
    Environment environment, Config config, Map<Setting<?>, String> typed, ConfigSources sources) {

  /** The same call on the store at this URL, whatever else names a store. */
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
   * Where the store is, or would be.
   *
   * @throws CommandFailed when this user may not see whether it is there
   */
  public Database database() {
    if (config.store() instanceof StoreAddress.File(Path path)) {
      StoreFile.requireReadable(path);
    }
    return Storage.at(config.store()).database();
  }

  /** Opens the store, and makes it when there is none. */
  public Stores openStore() {
    return Storage.open(config);
  }

  /**
   * Opens a store that is there already: a command that only looks must not make a new, empty store
   * of a mistyped folder.
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

  /** The columns of the terminal; as many as there may be where there is none. */
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
