package dev.cardfile.store.maintenance;

/**
 * What a table holds, in short; equal for two tables of whatever databases just when their rows
 * are.
 *
 * @param table its name
 * @param sha256 in hex, of all rows in the order of the key
 */
public record TableSum(String table, long rows, String sha256) {}
