/** Files of contacts as this program writes them. */
@NullMarked
package dev.cardfile.transfer.format;

import org.jspecify.annotations.NullMarked;
