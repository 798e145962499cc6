package dev.cardfile.upsert;

import dev.cardfile.contact.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is written: the contact does not meet the caller's {@link Precondition}.
 *
 * @param contact null if the contact does not exist
 * @param current the revision of the contact; null if it does not exist
 */
public record PreconditionFailed(@Nullable ContactId contact, @Nullable Long current)
    implements NotUpserted, WriteOutcome, ListOutcome, DeleteOutcome {}
