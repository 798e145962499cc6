package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.CustomFields;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is written: the custom field values of the contact would have more than {@code max}
 * characters together.
 */
public record FieldsFull(int max) implements NotUpserted, WriteOutcome {

  /** Returns this outcome if a contact gets longer values than it can have; otherwise null. */
  static @Nullable FieldsFull of(Contact before, Contact after) {
    return after.customFields().mayReplace(before.customFields())
        ? null
        : new FieldsFull(CustomFields.MAX_LENGTH);
  }
}
