package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.Tags;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is written: with the tags that are added, the contact would have more than {@code max}.
 */
public record TagsFull(int max) implements NotUpserted, WriteOutcome {

  /** Whether a contact gets more tags than it may have; null when it does not. */
  static @Nullable TagsFull of(Contact before, Contact after) {
    int count = after.tags().names().size();
    return count > Tags.MAX_COUNT && count > before.tags().names().size()
        ? new TagsFull(Tags.MAX_COUNT)
        : null;
  }
}
