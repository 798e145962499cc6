package dev.cardfile.contact.key;

/**
 * A matching field with a value.
 *
 * @param value normalised, as in {@link Email} and {@link Phone}
 */
public record MatchKey(MatchingField field, String value) {}
