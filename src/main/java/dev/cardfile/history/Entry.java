package dev.cardfile.history;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Change;
import java.time.Instant;

/**
 * A recorded change of a contact. A change of nothing but the contact's times, its revision and its
 * last attribution is not recorded. In {@link Change#before} and {@link Change#after} these values
 * may therefore be those of a later state, except before a deletion.
 *
 * @param seq the number of the change within its location: the first one is 1, and numbers rise by
 *     one in the order of the commits, as long as changes are recorded
 * @param at in milliseconds precision; no earlier than previous changes of the same contact, except
 *     for an erasure, which has the time of the clock
 * @param change has neither a state before nor one after if the person has been erased
 */
public record Entry(long seq, Instant at, Kind kind, Actor by, Change change) {

  /** What a change did to its contact. */
  public enum Kind {
    CREATED,
    UPDATED,
    DELETED,
    RESTORED,
    MERGED,
    /** A change of any kind, of which nothing is known any more because the person was erased. */
    ERASED
  }
}
