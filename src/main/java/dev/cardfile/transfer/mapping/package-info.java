/**
 * Turns the rows of a file into contacts: finds the field of each heading, by the headings of known
 * programs and by synonyms in six languages; reads dates and lists in cells; and reports which
 * values were not used, and why.
 */
@NullMarked
package dev.cardfile.transfer.mapping;

import org.jspecify.annotations.NullMarked;
