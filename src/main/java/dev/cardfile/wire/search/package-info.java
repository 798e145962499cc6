/** Searches and lists: queries to filters, contacts to pages. */
@NullMarked
package dev.cardfile.wire.search;

import org.jspecify.annotations.NullMarked;
