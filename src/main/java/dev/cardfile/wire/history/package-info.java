/** The history of contacts, as requests ask for it and answers show it. */
@NullMarked
package dev.cardfile.wire.history;

import org.jspecify.annotations.NullMarked;
