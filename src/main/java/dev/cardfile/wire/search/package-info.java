/** Searches and lists: parses queries to filters, and writes contacts as pages. */
@NullMarked
package dev.cardfile.wire.search;

import org.jspecify.annotations.NullMarked;
