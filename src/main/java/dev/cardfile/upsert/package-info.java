/**
 * The rules for writing a contact: matching, merging, overwriting and reverting. Pure: they know no
 * port; their callers do the look-ups and the writing.
 */
@NullMarked
package dev.cardfile.upsert;

import org.jspecify.annotations.NullMarked;
