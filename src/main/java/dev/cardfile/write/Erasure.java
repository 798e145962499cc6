package dev.cardfile.write;

import dev.cardfile.contact.ContactId;
import dev.cardfile.store.Traces;
import java.time.Instant;

/**
 * A person is erased.
 *
 * @param at when; of one who had been erased already, when that was
 * @param removed what was there; nothing where the person had been erased already
 */
public record Erasure(ContactId id, Instant at, Traces removed) {}
