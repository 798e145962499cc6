package dev.cardfile.write.work;

import dev.cardfile.contact.Actor;
import dev.cardfile.upsert.Precondition;
import dev.cardfile.upsert.request.WriteOptions;

/**
 * The terms of a write.
 *
 * @param actor on whose behalf it is made
 * @param precondition what must be true of the contact that is written
 * @param dryRun whether the write is only decided, and nothing is written
 */
public record Terms(Actor actor, Precondition precondition, boolean dryRun) {

  /** Returns terms without a precondition, for a write that is not a dry run. */
  public static Terms of(Actor actor) {
    return new Terms(actor, Precondition.NONE, false);
  }

  /** Returns these terms with another precondition. */
  public Terms where(Precondition holds) {
    return new Terms(actor, holds, dryRun);
  }

  /** Returns these terms with the write options of a request. */
  public Terms by(WriteOptions options) {
    return options.dryRun() ? dry() : this;
  }

  Terms dry() {
    return new Terms(actor, precondition, true);
  }
}
