/** Reconstructs what contacts were, from their current state and the changes recorded since. */
@NullMarked
package dev.cardfile.store.sql.past;

import org.jspecify.annotations.NullMarked;
