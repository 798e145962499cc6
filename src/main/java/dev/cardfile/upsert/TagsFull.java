package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.Tags;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is written: with the tags that are added, the contact would have more than {@code max}.
 */
public record TagsFull(int max) implements NotUpserted, WriteOutcome {

  /** Returns this outcome if a contact gets more tags than it can have; otherwise null. */
  static @Nullable TagsFull of(Contact before, Contact after) {
    int count = after.tags().names().size();
    return count > Tags.MAX_COUNT && count > before.tags().names().size()
        ? new TagsFull(Tags.MAX_COUNT)
        : null;
  }
}
