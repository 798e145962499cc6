package dev.cardfile.upsert;

import dev.cardfile.contact.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * Something that was to be taken over along with a contact, and was not written.
 *
 * @param what the kind of thing
 * @param value the thing itself, or enough of it to recognise it
 * @param holder the contact that has the value; null unless the reason is {@link Reason#TAKEN}
 */
public record NotCarried(What what, String value, Reason reason, @Nullable ContactId holder) {

  /** The kinds of things that are taken over along with a contact. */
  public enum What {
    ADDITIONAL_EMAIL,
    ADDITIONAL_PHONE,
    FOLLOWER,
    BUSINESS,
    NOTE,
    TASK
  }

  /** The reason why something was not written. */
  public enum Reason {
    /** Another contact has the value. */
    TAKEN,
    /** The contact would have more of these than it can. */
    TOO_MANY,
    /** The location has no such thing. */
    UNKNOWN,
    /** The contact has another one, and the request only fills empty fields. */
    KEPT
  }

  NotCarried(What what, String value, Reason reason) {
    this(what, value, reason, null);
  }

  /** Returns the result for an activity for which the contact has no room. */
  public static NotCarried tooMany(What what, String value) {
    return new NotCarried(what, value, Reason.TOO_MANY);
  }
}
