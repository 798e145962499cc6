/**
 * From the rows of a file to contacts: which heading is which field, by known programs and by
 * synonyms in six languages; how dates and lists in cells are read; and what was not used, and why.
 */
@NullMarked
package dev.cardfile.transfer.mapping;

import org.jspecify.annotations.NullMarked;
