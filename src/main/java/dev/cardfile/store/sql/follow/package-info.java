/**
 * What follows from an effect, one file each: rows, keys, tag list, revision, index of searches.
 */
@NullMarked
package dev.cardfile.store.sql.follow;

import org.jspecify.annotations.NullMarked;
