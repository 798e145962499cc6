/** Background threads and their life cycle, whatever work they do. */
@NullMarked
package dev.cardfile.background;

import org.jspecify.annotations.NullMarked;
