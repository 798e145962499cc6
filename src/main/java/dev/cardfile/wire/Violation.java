package dev.cardfile.wire;

/**
 * One thing that is wrong with a body that could be read.
 *
 * @param field the path of the property, as the caller spelled it: {@code dndSettings.SMS.status}
 * @param code stable, for programs: {@code wrong_type}
 * @param message the original's wording: {@code firstName must be a string}
 */
public record Violation(String field, String code, String message) {}
