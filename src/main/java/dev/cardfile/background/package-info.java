/**
 * Threads that work beside everything else, and how their lives go. Knows nothing of what they do.
 */
@NullMarked
package dev.cardfile.background;

import org.jspecify.annotations.NullMarked;
