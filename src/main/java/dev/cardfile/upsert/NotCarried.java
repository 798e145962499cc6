package dev.cardfile.upsert;

import dev.cardfile.contact.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a contact was to bring along, and that is not written.
 *
 * @param what it is
 * @param value as far as one has to know it
 * @param holder the contact that has it; null but for {@link Reason#TAKEN}
 */
public record NotCarried(What what, String value, Reason reason, @Nullable ContactId holder) {

  /** The kinds of things that contacts bring along. */
  public enum What {
    ADDITIONAL_EMAIL,
    ADDITIONAL_PHONE,
    FOLLOWER,
    BUSINESS,
    NOTE,
    TASK
  }

  /** Why it is not written. */
  public enum Reason {
    /** Another contact has it. */
    TAKEN,
    /** The contact would have more than it may. */
    TOO_MANY,
    /** The location has no such thing. */
    UNKNOWN,
    /** The contact has another one, and was only to get what it lacks. */
    KEPT
  }

  NotCarried(What what, String value, Reason reason) {
    this(what, value, reason, null);
  }

  /** Of an activity for which the contact has no room. */
  public static NotCarried tooMany(What what, String value) {
    return new NotCarried(what, value, Reason.TOO_MANY);
  }
}
