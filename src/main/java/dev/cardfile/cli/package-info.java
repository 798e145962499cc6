/** The command line. */
@NullMarked
package dev.cardfile.cli;

import org.jspecify.annotations.NullMarked;
