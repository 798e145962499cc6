/** The vocabulary: what a contact consists of and what a caller may say about one. Pure. */
@NullMarked
package dev.cardfile.contact;

import org.jspecify.annotations.NullMarked;
