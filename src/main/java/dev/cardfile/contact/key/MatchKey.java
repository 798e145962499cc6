package dev.cardfile.contact.key;

/**
 * A matching field with a value.
 *
 * @param value normalised, as {@link Email} and {@link Phone} make it
 */
public record MatchKey(MatchingField field, String value) {}
