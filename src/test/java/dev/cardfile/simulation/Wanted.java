package dev.cardfile.simulation;

import dev.cardfile.contact.Contact;
import dev.cardfile.upsert.Precondition;
import dev.cardfile.upsert.Precondition.Revisions;
import dev.cardfile.upsert.PreconditionFailed;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A precondition as it is sent.
 *
 * @param wish null for none
 * @param revision the revision that the precondition names, if it names one
 */
record Wanted(Step.Conditional.@Nullable Wish wish, long revision) {

  static final Wanted NOTHING = new Wanted(null, 0);

  /**
   * Returns the precondition for a wish.
   *
   * @param known the contact as last seen; null if it did not exist
   */
  static Wanted of(Step.Conditional.Wish wish, @Nullable Contact known) {
    long revision = known == null ? 1 : known.revision();
    return new Wanted(
        wish, wish == Step.Conditional.Wish.THAT_IT_IS_AS_IT_WAS_BEFORE ? revision - 1 : revision);
  }

  Precondition sent() {
    Revisions none = new Revisions.Unnamed();
    Revisions some = new Revisions.Some(Set.of(revision));
    return switch (wish) {
      case null -> Precondition.NONE;
      case THAT_IT_IS_THERE -> new Precondition(new Revisions.Any(), none);
      case THAT_IT_IS_NOT -> new Precondition(none, new Revisions.Any());
      case THAT_IT_IS_AS_KNOWN, THAT_IT_IS_AS_IT_WAS_BEFORE -> new Precondition(some, none);
      case THAT_IT_HAS_CHANGED -> new Precondition(none, some);
    };
  }

  /**
   * Returns the expected failure of a request that finds a contact, or none; null if the
   * precondition is met.
   */
  @Nullable PreconditionFailed failure(@Nullable Contact contact) {
    boolean isThere = contact != null;
    boolean isAsNamed = isThere && contact.revision() == revision;
    boolean isMet =
        switch (wish) {
          case null -> true;
          case THAT_IT_IS_THERE -> isThere;
          case THAT_IT_IS_NOT -> !isThere;
          case THAT_IT_IS_AS_KNOWN, THAT_IT_IS_AS_IT_WAS_BEFORE -> isAsNamed;
          case THAT_IT_HAS_CHANGED -> !isAsNamed;
        };
    return isMet
        ? null
        : new PreconditionFailed(
            isThere ? contact.id() : null, isThere ? contact.revision() : null);
  }
}
