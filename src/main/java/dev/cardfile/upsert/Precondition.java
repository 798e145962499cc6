package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to be true of a contact before it is written, by its revision (RFC 9110,
 * section 13).
 *
 * @param match what the revision must be
 * @param noneMatch what the revision must not be
 */
public record Precondition(Revisions match, Revisions noneMatch) {

  /** Nothing has to be true. */
  public static final Precondition NONE =
      new Precondition(new Revisions.Unnamed(), new Revisions.Unnamed());

  /** Revisions that a caller names. */
  public sealed interface Revisions {

    /** None are named, so that nothing is compared. */
    record Unnamed() implements Revisions {}

    /** Whatever a contact has that is there. */
    record Any() implements Revisions {}

    record Some(Set<Long> numbers) implements Revisions {
      public Some {
        numbers = Set.copyOf(numbers);
      }
    }

    /** Whether a contact has one of these. */
    default boolean include(@Nullable Contact contact) {
      return contact != null
          && switch (this) {
            case Unnamed() -> false;
            case Any() -> true;
            case Some(Set<Long> numbers) -> numbers.contains(contact.revision());
          };
    }
  }

  /**
   * Why nothing may be written; null when it may.
   *
   * @param contact as it is; null when there is none
   */
  public @Nullable PreconditionFailed failure(@Nullable Contact contact) {
    boolean isMet =
        (match instanceof Revisions.Unnamed || match.include(contact))
            && !noneMatch.include(contact);
    if (isMet) {
      return null;
    }
    return contact == null
        ? new PreconditionFailed(null, null)
        : new PreconditionFailed(contact.id(), contact.revision());
  }
}
