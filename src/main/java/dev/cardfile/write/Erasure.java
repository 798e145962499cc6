package dev.cardfile.write;

import dev.cardfile.contact.ContactId;
import dev.cardfile.store.PersonalData;
import java.time.Instant;

/**
 * The result of erasing a person.
 *
 * @param at when the person was erased; an earlier time if that had been done already
 * @param removed what was removed; nothing if the person had been erased already
 * @param outcomes how many answers that were kept for retries mentioned the person
 */
public record Erasure(ContactId id, Instant at, PersonalData removed, long outcomes) {}
