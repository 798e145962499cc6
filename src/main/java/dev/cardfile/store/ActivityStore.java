package dev.cardfile.store;

import dev.cardfile.activity.Activity;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import java.util.List;
import java.util.Optional;

/**
 * Reads the activities of one kind. Every method throws {@link StoreUnavailable} if the store is
 * unavailable; the caller may retry.
 *
 * @param <A> the kind of activity
 */
public interface ActivityStore<A extends Activity> {

  /**
   * Returns all activities of a contact, the newest first, or empty if there is no such contact.
   */
  Optional<List<A>> list(LocationId location, ContactId contact);

  Outcome<A> find(LocationId location, ContactId contact, String id);

  /** The result of a call that reads or writes an activity. */
  sealed interface Outcome<A extends Activity> {

    /**
     * The call succeeded. The activity is in its current state or, if the call deleted it, its
     * last.
     */
    record Done<A extends Activity>(A activity) implements Outcome<A> {}

    /** The location has no such contact. */
    record NoContact<A extends Activity>() implements Outcome<A> {}

    /** The contact has no such activity. */
    record NoActivity<A extends Activity>() implements Outcome<A> {}

    /**
     * The contact has no {@link Activity.Total#leavesRoomFor room} for the activity, and nothing
     * was written.
     */
    record Full<A extends Activity>() implements Outcome<A> {}
  }
}
