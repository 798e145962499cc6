package dev.cardfile.cli;

import dev.cardfile.config.Config;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.store.sql.Database;
import dev.cardfile.store.sql.Stores;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One call of a command: its settings and what it works with. */
record Invocation(Surroundings surroundings, Config config) {

  Output output() {
    return new Output(surroundings.out(), config.json());
  }

  /** Opens the store, and makes it when there is none. */
  Stores openStore() {
    return surroundings.backend().open(config);
  }

  /**
   * Opens a store that is there already: a command that only looks must not make a new, empty store
   * of a mistyped folder.
   */
  Stores openExistingStore() {
    Database database = surroundings.backend().database(config);
    if (!database.hasStore()) {
      throw new CommandFailed(
          "there is no store at %s; 'cardfile serve' and 'cardfile location create' make one"
              .formatted(database));
    }
    return openStore();
  }

  IdSequence ids() {
    return new IdSequence(surroundings.clock(), surroundings.random());
  }

  Instant now() {
    return surroundings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
