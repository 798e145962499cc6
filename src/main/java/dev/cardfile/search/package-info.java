/** Reading many contacts: what is asked for, in which order, from where on. Pure. */
@NullMarked
package dev.cardfile.search;

import org.jspecify.annotations.NullMarked;
