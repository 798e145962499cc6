package dev.cardfile.activity;

import dev.cardfile.contact.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An activity that is taken over together with its contact.
 *
 * @param id the id that the activity keeps, by which it is found again; null if it had no id of the
 *     form that Cardfile's ids have
 * @param dateAdded null if unknown; in milliseconds precision, not before 1970
 * @param content at least everything that an activity of its kind must have
 */
public record CarriedActivity<A extends Activity>(
    @Nullable String id, @Nullable Instant dateAdded, ActivityChange<A> content) {

  /** Reports whether an existing activity already has all of this content. */
  public boolean isSaidBy(A there) {
    return content.over(there).equals(there);
  }

  /** Returns when the activity was added; {@code now} if that is unknown or would be later. */
  public Instant addedBy(Instant now) {
    return dateAdded == null || dateAdded.isAfter(now) ? now : dateAdded;
  }

  /** Returns the activity as one of a contact, with the given id. */
  public A of(ContactId contact, String under, Instant now) {
    return content.create(under, contact, addedBy(now));
  }
}
