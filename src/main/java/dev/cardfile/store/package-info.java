/**
 * The ports to whatever keeps contacts, locations and what belongs to them: one way to write, and a
 * reader for each kind of thing.
 */
@NullMarked
package dev.cardfile.store;

import org.jspecify.annotations.NullMarked;
