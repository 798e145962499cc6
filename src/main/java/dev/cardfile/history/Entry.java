package dev.cardfile.history;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Change;
import java.time.Instant;

/**
 * A change of a contact, as it was recorded. What changes nothing but the contact's times, its
 * revision and its last attribution is not recorded; so these four are, in {@link Change#before}
 * and {@link Change#after}, those of some later state, except before a deletion.
 *
 * @param seq its number within the location: the first is 1, and each is one more than the one
 *     before it, in the order of the commits
 * @param at milliseconds precision; never before that of an earlier change of the same contact, but
 *     for an erasure, which says what the clock said
 * @param change empty on both sides where the person has been erased
 */
public record Entry(long seq, Instant at, Kind kind, Actor by, Change change) {

  public enum Kind {
    CREATED,
    UPDATED,
    DELETED,
    RESTORED,
    MERGED,
    /** Whatever it was, nothing is known of it any more. */
    ERASED
  }
}
