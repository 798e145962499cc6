package dev.cardfile.upsert;

import dev.cardfile.contact.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is written: the contact is not what the caller wants it to be.
 *
 * @param contact null when there is none
 * @param current its revision; null when there is none
 */
public record PreconditionFailed(@Nullable ContactId contact, @Nullable Long current)
    implements NotUpserted, WriteOutcome, ListOutcome, DeleteOutcome {}
