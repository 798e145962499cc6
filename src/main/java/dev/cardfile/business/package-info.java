/** Businesses: the companies to which contacts of a location may belong. Pure. */
@NullMarked
package dev.cardfile.business;

import org.jspecify.annotations.NullMarked;
