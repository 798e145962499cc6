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
public record WriteTerms(Actor actor, Precondition precondition, boolean dryRun) {

  /** Returns terms without a precondition, for a write that is not a dry run. */
  public static WriteTerms of(Actor actor) {
    return new WriteTerms(actor, Precondition.NONE, false);
  }

  /** Returns these terms with another precondition. */
  public WriteTerms where(Precondition holds) {
    return new WriteTerms(actor, holds, dryRun);
  }

  /** Returns these terms with the write options of a request. */
  public WriteTerms by(WriteOptions options) {
    return options.dryRun() ? dry() : this;
  }

  WriteTerms dry() {
    return new WriteTerms(actor, precondition, true);
  }
}
