package dev.cardfile.transfer.mapping;

/**
 * A value of a row that was not used.
 *
 * @param heading of its column, or its name in a vCard
 * @param code stable, for programs
 * @param message why, for people
 */
public record ReportedCell(String heading, String value, String code, String message) {}
