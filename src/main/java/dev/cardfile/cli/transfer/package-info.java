/** The commands that carry contacts from files and into files. */
@NullMarked
package dev.cardfile.cli.transfer;

import org.jspecify.annotations.NullMarked;
