/** The recorded changes of contacts. */
@NullMarked
package dev.cardfile.history;

import org.jspecify.annotations.NullMarked;
