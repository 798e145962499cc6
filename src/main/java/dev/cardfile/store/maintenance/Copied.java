package dev.cardfile.store.maintenance;

import java.util.List;

/**
 * The result of a copy whose source and target hold the same rows.
 *
 * @param alreadyThere how many rows an earlier attempt had written; they were compared and kept
 */
public record Copied(List<TableSum> tables, long alreadyThere) {}
