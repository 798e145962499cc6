/** The commands that carry contacts into files. */
@NullMarked
package dev.cardfile.cli.transfer;

import org.jspecify.annotations.NullMarked;
