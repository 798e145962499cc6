/**
 * The ports of the store: one way to write what belongs to a location, and a reader for each kind
 * of thing.
 */
@NullMarked
package dev.cardfile.store;

import org.jspecify.annotations.NullMarked;
