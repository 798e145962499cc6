/** The vocabulary: what a contact is and what a caller may say of one. Pure. */
@NullMarked
package dev.cardfile.contact;

import org.jspecify.annotations.NullMarked;
