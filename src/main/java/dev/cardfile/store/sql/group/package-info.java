/**
 * Group commit and the units of work: many callers' works in one transaction. Knows no SQL
 * statement and no feature.
 */
@NullMarked
package dev.cardfile.store.sql.group;

import org.jspecify.annotations.NullMarked;
