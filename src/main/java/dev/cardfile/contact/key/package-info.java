/** The keys by which contacts are matched: e-mail addresses and phones. */
@NullMarked
package dev.cardfile.contact.key;

import org.jspecify.annotations.NullMarked;
