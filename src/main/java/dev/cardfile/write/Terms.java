package dev.cardfile.write;

import dev.cardfile.contact.Actor;
import dev.cardfile.upsert.WriteOptions;

/**
 * On what terms something is written.
 *
 * @param actor on whose behalf
 * @param dryRun whether it is only decided, and nothing written
 */
public record Terms(Actor actor, boolean dryRun) {

  /** Without anything that a caller has to ask for. */
  public static Terms of(Actor actor) {
    return new Terms(actor, false);
  }

  /** The same, as a request wants to be written. */
  Terms by(WriteOptions options) {
    return options.dryRun() ? dry() : this;
  }

  Terms dry() {
    return new Terms(actor, true);
  }
}
