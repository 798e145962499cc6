package dev.cardfile.store;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.Trait;
import dev.cardfile.history.Entry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a location has under the number of a change. */
public sealed interface Recorded {

  /**
   * A change that is kept.
   *
   * @param now the contact as it is; null when it is not there
   * @param deleted the contact as it was when it was last deleted, with the time of that as its
   *     last change; null when it is there
   * @param last the number of the last change of the contact
   * @param changedSince what later changes have touched of it
   * @param others as of the contact before the change
   */
  record Kept(
      Entry entry,
      @Nullable Contact now,
      @Nullable Contact deleted,
      Set<Trait> changedSince,
      long last,
      Departure.Others others)
      implements Recorded {

    public Kept {
      changedSince = Set.copyOf(changedSince);
    }

    /** Whether there was no later change of the contact. */
    public boolean isLast() {
      return last == entry.seq();
    }
  }

  /** A change of somebody who was erased. */
  record Erased() implements Recorded {}

  /** A change that is kept no longer. */
  record Expired() implements Recorded {}

  /** There is no such change. */
  record None() implements Recorded {}
}
