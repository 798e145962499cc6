package dev.cardfile.activity;

import dev.cardfile.contact.ContactId;
import java.time.Instant;

/**
 * What a caller says of an activity, new or old.
 *
 * @param <A> its kind
 */
public sealed interface ActivityChange<A extends Activity> permits NoteChange, TaskChange {

  /**
   * A new activity with what was said.
   *
   * @throws NullPointerException when something was not said that every activity of its kind has
   */
  A create(String id, ContactId contact, Instant now);

  /** The activity after this change; what was not said stays. */
  A over(A before);
}
