package dev.cardfile.activity;

import dev.cardfile.contact.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An activity that comes with its contact from elsewhere.
 *
 * @param id by which it is found again; null where it has none of the kind that ours have
 * @param dateAdded null where it is not told. Milliseconds precision, not before 1970
 * @param content all that every activity of its kind has, and perhaps more
 */
public record CarriedActivity<A extends Activity>(
    @Nullable String id, @Nullable Instant dateAdded, ActivityChange<A> content) {

  /** Whether an activity says all that this one says. */
  public boolean isSaidBy(A there) {
    return content.over(there).equals(there);
  }

  /** When it was added, as far as one can know now. */
  public Instant addedBy(Instant now) {
    return dateAdded == null || dateAdded.isAfter(now) ? now : dateAdded;
  }

  /** As an activity of a contact, under this id. */
  public A of(ContactId contact, String under, Instant now) {
    return content.create(under, contact, addedBy(now));
  }
}
