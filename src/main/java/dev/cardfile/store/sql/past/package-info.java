/** Reads what contacts were, from what they are and from the changes since. */
@NullMarked
package dev.cardfile.store.sql.past;

import org.jspecify.annotations.NullMarked;
