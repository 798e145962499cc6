package dev.cardfile.store;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import java.util.List;

/**
 * A key that several contacts of a location hold.
 *
 * @param holders two or more, the oldest first
 */
public record Duplicate(MatchKey key, List<ContactId> holders) {}
