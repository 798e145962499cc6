/** Imports files of contacts: stores the files, and writes their rows. */
@NullMarked
package dev.cardfile.importing;

import org.jspecify.annotations.NullMarked;
