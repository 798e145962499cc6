/** The entry point of the program. */
@NullMarked
package dev.cardfile;

import org.jspecify.annotations.NullMarked;
