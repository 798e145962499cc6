package dev.cardfile.activity;

import dev.cardfile.contact.ContactId;
import java.time.Instant;

/**
 * What a caller sends of an activity, a new or an existing one.
 *
 * @param <A> the kind of activity
 */
public sealed interface ActivityChange<A extends Activity> permits NoteChange, TaskChange {

  /**
   * Returns a new activity with what was sent.
   *
   * @throws NullPointerException if something was not sent that every activity of its kind must
   *     have
   */
  A create(String id, ContactId contact, Instant now);

  /** Returns an activity after this change; what was not sent is unchanged. */
  A over(A before);
}
