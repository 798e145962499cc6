package dev.cardfile.transfer.mapping;

/**
 * A value of a row that was not used.
 *
 * @param heading the heading of its column, or the name of its property in a vCard
 * @param code a stable identifier for programs
 * @param message the reason, for people
 */
public record ReportedCell(String heading, String value, String code, String message) {}
