package dev.cardfile.store.maintenance;

import java.util.List;

/**
 * What a copy came to: source and target hold the same.
 *
 * @param alreadyThere how many rows an earlier try had written, which were compared and kept
 */
public record Copied(List<TableSum> tables, long alreadyThere) {}
