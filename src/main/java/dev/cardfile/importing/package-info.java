/** Takes files of contacts into a store, and writes their rows. */
@NullMarked
package dev.cardfile.importing;

import org.jspecify.annotations.NullMarked;
