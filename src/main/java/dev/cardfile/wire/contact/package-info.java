/** Bodies that describe a contact, and the answers about one. */
@NullMarked
package dev.cardfile.wire.contact;

import org.jspecify.annotations.NullMarked;
