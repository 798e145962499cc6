package dev.cardfile.store;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.ActivityChange;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the activities of one kind. Every method throws {@link StoreUnavailable} when the store is
 * away, and the caller may try again; every change runs alone in its location, and is durable when
 * its method returns.
 *
 * <p>An activity must never be there without its contact: whoever deletes a contact deletes them in
 * the same transaction, and what comes to a contact that is gone is refused.
 *
 * @param <A> the kind
 */
public interface ActivityStore<A extends Activity> {

  /** All that a contact has, the newest first; empty when there is no such contact. */
  Optional<List<A>> list(LocationId location, ContactId contact);

  Outcome<A> find(LocationId location, ContactId contact, String id);

  /** Adds an activity to its contact. */
  Outcome<A> add(LocationId location, A activity);

  Outcome<A> change(LocationId location, ContactId contact, String id, ActivityChange<A> change);

  /** Deletes an activity, and tells what it was. */
  Outcome<A> delete(LocationId location, ContactId contact, String id);

  /** What came of a call. */
  sealed interface Outcome<A extends Activity> {

    /** It is done; the activity is as it is now. */
    record Done<A extends Activity>(A activity) implements Outcome<A> {}

    /** The location has no such contact. */
    record NoContact<A extends Activity>() implements Outcome<A> {}

    /** The contact has no such activity. */
    record NoActivity<A extends Activity>() implements Outcome<A> {}

    /** It would be more than {@link Activity#fit}, and nothing was written. */
    record Full<A extends Activity>() implements Outcome<A> {}
  }
}
