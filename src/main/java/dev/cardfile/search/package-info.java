/** Reading many contacts: which ones, in which order, and from which position on. Pure. */
@NullMarked
package dev.cardfile.search;

import org.jspecify.annotations.NullMarked;
