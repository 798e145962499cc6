package dev.cardfile.store.maintenance;

/**
 * A checksum of a table. Two tables, of whatever databases, have equal sums exactly when they have
 * equal rows.
 *
 * @param table the name of the table
 * @param sha256 a hash of all rows in the order of their keys, in hex
 */
public record TableSum(String table, long rows, String sha256) {}
