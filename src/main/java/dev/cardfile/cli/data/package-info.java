/** The commands on a store as a whole: migrate, back up, restore, copy. */
@NullMarked
package dev.cardfile.cli.data;

import org.jspecify.annotations.NullMarked;
