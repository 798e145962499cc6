/**
 * The contact rule: matching, merging, and what is done to a contact that is named. Pure but for
 * the use cases, which know the store's port and no adapter.
 */
@NullMarked
package dev.cardfile.upsert;

import org.jspecify.annotations.NullMarked;
