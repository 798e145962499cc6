/** Bodies about one contact, and its answers. */
@NullMarked
package dev.cardfile.wire.contact;

import org.jspecify.annotations.NullMarked;
