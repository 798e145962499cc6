package dev.cardfile.store;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.Trait;
import dev.cardfile.history.Entry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a location's history has under the number of a change. */
public sealed interface ChangeRecord {

  /**
   * A change that is kept.
   *
   * @param now the contact as it is now; null if it no longer exists
   * @param deleted the contact as it was when it was last deleted, with a {@code dateUpdated} no
   *     earlier than that deletion; null if the contact exists
   * @param last the number of the contact's last change
   * @param changedSince which traits of the contact later changes have touched
   * @param others who holds now what the contact held before the change
   */
  record Kept(
      Entry entry,
      @Nullable Contact now,
      @Nullable Contact deleted,
      Set<Trait> changedSince,
      long last,
      FormerContact.Others others)
      implements ChangeRecord {

    public Kept {
      changedSince = Set.copyOf(changedSince);
    }

    /** Reports whether this is the contact's last change. */
    public boolean isLast() {
      return last == entry.seq();
    }
  }

  /** The change was of a person who has been erased. */
  record Erased() implements ChangeRecord {}

  /** The change is no longer kept. */
  record Expired() implements ChangeRecord {}

  /** There is no such change. */
  record None() implements ChangeRecord {}
}
