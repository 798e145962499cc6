/** The commands that import and export contacts. */
@NullMarked
package dev.cardfile.cli.transfer;

import org.jspecify.annotations.NullMarked;
