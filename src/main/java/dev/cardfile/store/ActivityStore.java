package dev.cardfile.store;

import dev.cardfile.activity.Activity;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import java.util.List;
import java.util.Optional;

/**
 * Reads the activities of one kind. Every method throws {@link StoreUnavailable} when the store is
 * away, and the caller may try again.
 *
 * @param <A> the kind
 */
public interface ActivityStore<A extends Activity> {

  /** All that a contact has, the newest first; empty when there is no such contact. */
  Optional<List<A>> list(LocationId location, ContactId contact);

  Outcome<A> find(LocationId location, ContactId contact, String id);

  /** What came of a call. */
  sealed interface Outcome<A extends Activity> {

    /** It is done; the activity is as it is now. */
    record Done<A extends Activity>(A activity) implements Outcome<A> {}

    /** The location has no such contact. */
    record NoContact<A extends Activity>() implements Outcome<A> {}

    /** The contact has no such activity. */
    record NoActivity<A extends Activity>() implements Outcome<A> {}

    /** There is no {@link Activity.Total#leavesRoomFor room} for it, and nothing was written. */
    record Full<A extends Activity>() implements Outcome<A> {}
  }
}
