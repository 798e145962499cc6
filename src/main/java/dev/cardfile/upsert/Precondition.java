package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller requires of a contact's revision before the contact is written: {@code If-Match}
 * and {@code If-None-Match} of RFC 9110, section 13.
 *
 * @param match what the revision must be
 * @param noneMatch what the revision must not be
 */
public record Precondition(Revisions match, Revisions noneMatch) {

  /** A precondition that requires nothing. */
  public static final Precondition NONE =
      new Precondition(new Revisions.Unnamed(), new Revisions.Unnamed());

  /** Revisions that a caller names. */
  public sealed interface Revisions {

    /** No revisions are named, so nothing is compared. */
    record Unnamed() implements Revisions {}

    /** Any revision, as long as the contact exists. */
    record Any() implements Revisions {}

    record Some(Set<Long> numbers) implements Revisions {
      public Some {
        numbers = Set.copyOf(numbers);
      }
    }

    /** Reports whether a contact exists and has one of these revisions. */
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
   * Returns the outcome if the precondition is not met; null if it is.
   *
   * @param contact the current state of the contact; null if it does not exist
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
