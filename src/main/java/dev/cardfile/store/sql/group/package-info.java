/**
 * Group commit and the units of work: the works of many callers in one transaction. Contains no SQL
 * statement, and nothing that belongs to a single feature.
 */
@NullMarked
package dev.cardfile.store.sql.group;

import org.jspecify.annotations.NullMarked;
