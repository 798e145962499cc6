package dev.cardfile.write.work;

import dev.cardfile.contact.Actor;
import dev.cardfile.upsert.Precondition;
import dev.cardfile.upsert.request.WriteOptions;

/**
 * On what terms something is written.
 *
 * @param actor on whose behalf
 * @param precondition what must be true of the contact that it is about
 * @param dryRun whether it is only decided, and nothing written
 */
public record Terms(Actor actor, Precondition precondition, boolean dryRun) {

  /** Without anything that a caller has to ask for. */
  public static Terms of(Actor actor) {
    return new Terms(actor, Precondition.NONE, false);
  }

  /** The same, where this is true of the contact. */
  public Terms where(Precondition holds) {
    return new Terms(actor, holds, dryRun);
  }

  /** The same, as a request wants to be written. */
  public Terms by(WriteOptions options) {
    return options.dryRun() ? dry() : this;
  }

  Terms dry() {
    return new Terms(actor, precondition, true);
  }
}
