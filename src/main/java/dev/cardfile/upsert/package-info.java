/**
 * The contact rule: matching, merging, and what becomes of a contact that is named. Pure: it knows
 * no port, and whoever calls it looks up and writes.
 */
@NullMarked
package dev.cardfile.upsert;

import org.jspecify.annotations.NullMarked;
