package dev.cardfile.write;

import dev.cardfile.contact.ContactId;
import dev.cardfile.store.Traces;
import java.time.Instant;

/**
 * A person is erased.
 *
 * @param at when; of one who had been erased already, when that was
 * @param removed what was there; nothing where the person had been erased already
 * @param outcomes how many answers that were kept for retries told of the person
 */
public record Erasure(ContactId id, Instant at, Traces removed, long outcomes) {}
