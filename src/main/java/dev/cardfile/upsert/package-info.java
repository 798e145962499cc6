/**
 * The contact rule: matching, merging and the upsert itself. Pure but for the use case, which knows
 * the store's port and no adapter.
 */
@NullMarked
package dev.cardfile.upsert;

import org.jspecify.annotations.NullMarked;
